package document

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay/internal/news"
)

// definition is one of the schema's $defs, as far as these tests look at it.
type definition struct {
	Description string
	Required    []string
	Properties  map[string]property
	Enum        []string
	AllOf       []property
}

type property struct {
	Description string
	Ref         string `json:"$ref"`
	Type        any
	Const       string
	Enum        []string
	Items       *property
	AnyOf       []property
}

func definitions(t *testing.T) map[string]definition {
	t.Helper()
	b, err := os.ReadFile(filepath.FromSlash("../../../schema/hearsay.schema.json"))
	if err != nil {
		t.Fatal(err)
	}
	var schema struct {
		Defs map[string]definition `json:"$defs"`
	}
	if err := json.Unmarshal(b, &schema); err != nil {
		t.Fatal(err)
	}
	return schema.Defs
}

// documents are all that is written as JSON, at the top or as what is shown of
// a case. All other structs are found from these.
var documents = []any{Reading{}, Trace{}, Added{}, Shown{}, Article{}, Text{}, Capture{}, Told{}, Ref{}, Passage{}, Edge{}, Claim{}, Diff{}, Relatives{}, Timeline{}, Judgements{}, Pieces{}, Followed{}, Answer{}}

// nameOf is the name of a struct's definition.
func nameOf(t reflect.Type) string {
	switch t {
	case reflect.TypeFor[Reading]():
		return "read"
	case reflect.TypeFor[Added]():
		return "add"
	case reflect.TypeFor[Shown]():
		return "show"
	}
	return strings.ToLower(t.Name())
}

// TestSchemaIsWhole holds the Go structs and the schema against each other: each
// field stands in both, with the same form, is required where it is always
// written, and has a description. A field that nobody documented fails here.
func TestSchemaIsWhole(t *testing.T) {
	defs := definitions(t)
	used := map[string]bool{"show": true}
	var todo []reflect.Type
	for _, d := range documents {
		todo = append(todo, reflect.TypeOf(d))
	}
	for len(todo) > 0 {
		s := todo[0]
		todo = todo[1:]
		if name := nameOf(s); !used[name] || name == "show" {
			used[name] = true
			todo = append(todo, checkStruct(t, s, defs[name])...)
		}
	}
	// What is no struct in Go.
	for _, plain := range []string{"id", "sha256", "offset", "share", "instant", "range", "voice_kind", "event_class", "told_as"} {
		used[plain] = true
	}
	for name, d := range defs {
		if !used[name] {
			t.Errorf("the schema defines %q, which no document has", name)
		}
		if d.Description == "" {
			t.Errorf("the schema's %q has no description", name)
		}
	}
}

// checkStruct checks one struct and returns those that its fields are made of.
func checkStruct(t *testing.T, s reflect.Type, d definition) (inside []reflect.Type) {
	t.Helper()
	described := maps.Clone(d.Properties)
	var required []string
	for f := range fields(s) {
		at := nameOf(s) + "." + f.name
		if f.embedded {
			inside = append(inside, f.typ)
			if !slices.ContainsFunc(d.AllOf, func(p property) bool { return p.Ref == "#/$defs/"+nameOf(f.typ) }) {
				t.Errorf("%s: the schema does not say that it is also a %s", nameOf(s), nameOf(f.typ))
			}
			continue
		}
		p, ok := described[f.name]
		if !ok {
			t.Errorf("%s is not in the schema", at)
			continue
		}
		delete(described, f.name)
		if p.Description == "" {
			t.Errorf("%s has no description in the schema", at)
		}
		if !f.optional {
			required = append(required, f.name)
		}
		if want := form(f.typ, f.optional); want != "any" && formOf(p) != want {
			t.Errorf("%s is a %s in Go and a %s in the schema", at, want, formOf(p))
		}
		if e := element(f.typ); e.Kind() == reflect.Struct {
			inside = append(inside, e)
		}
	}
	for name := range described {
		t.Errorf("the schema has %s.%s, which is not written", nameOf(s), name)
	}
	slices.Sort(required)
	slices.Sort(d.Required)
	if diff := cmp.Diff(required, d.Required); diff != "" {
		t.Errorf("%s: what is always written (-) and what the schema requires (+): %s", nameOf(s), diff)
	}
	return inside
}

type field struct {
	name               string
	typ                reflect.Type
	optional, embedded bool
}

func fields(s reflect.Type) func(func(field) bool) {
	return func(yield func(field) bool) {
		for i := range s.NumField() {
			f := s.Field(i)
			name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
			if !yield(field{name, f.Type, strings.Contains(options, "omitempty"), f.Anonymous}) {
				return
			}
		}
	}
}

// element is a type without its pointers and slices.
func element(t reflect.Type) reflect.Type {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	return t
}

// form is how a Go type looks in JSON, in few words: "[]statement", "span|null".
func form(t reflect.Type, optional bool) string {
	switch {
	case t.Kind() == reflect.Pointer && optional:
		return form(t.Elem(), false)
	case t.Kind() == reflect.Pointer:
		return form(t.Elem(), false) + "|null"
	case t.Kind() == reflect.Slice:
		return "[]" + form(t.Elem(), false)
	case t == reflect.TypeFor[Range]():
		return "range"
	case t.Kind() == reflect.Struct:
		return nameOf(t)
	case t == reflect.TypeFor[news.TextID](), t == reflect.TypeFor[news.CaptureID]():
		return "sha256"
	case t == reflect.TypeFor[news.ID]():
		return "id"
	case t == reflect.TypeFor[news.VoiceKind]():
		return "voice_kind"
	case t == reflect.TypeFor[news.EventClass]():
		return "event_class"
	case t == reflect.TypeFor[news.Told]():
		return "told_as"
	case len(constants()[t.Name()]) > 0:
		return "enum"
	}
	switch t.Kind() {
	case reflect.Bool:
		return "boolean"
	case reflect.Int, reflect.Int32, reflect.Int64:
		return "integer"
	case reflect.Float64:
		return "number"
	case reflect.String:
		return "string"
	}
	return "any"
}

// formOf is the same of a property in the schema.
func formOf(p property) string {
	switch {
	case p.Ref != "":
		name := strings.TrimPrefix(p.Ref, "#/$defs/")
		switch name {
		case "offset":
			return "integer"
		case "share":
			return "number"
		case "instant":
			return "string"
		}
		return name
	case p.Items != nil:
		return "[]" + formOf(*p.Items)
	case len(p.AnyOf) == 2 && p.AnyOf[0].Type == "null":
		return formOf(p.AnyOf[1]) + "|null"
	case p.Const != "":
		return "string"
	case len(p.Enum) > 0 && p.Enum[0] == "article":
		return "string" // the kinds of what is shown have no type of their own
	case len(p.Enum) > 0:
		return "enum"
	}
	if both, ok := p.Type.([]any); ok && len(both) == 2 {
		return fmt.Sprintf("%v|%v", both[0], both[1])
	}
	return fmt.Sprint(p.Type)
}

// constants are the names, as JSON has them, of the enumerations of package news.
func constants() map[string][]string {
	return map[string][]string{
		"Kind": named[news.Kind](), "Stance": named[news.Stance](), "VoiceKind": named[news.VoiceKind](), "TimexType": named[news.TimexType](),
		"EventClass": named[news.EventClass](), "Told": named[news.Told](),
		"Origin":     {string(news.Given), string(news.Declared), string(news.InText), string(news.Guessed)},
		"EdgeKind":   {string(news.Copies), string(news.Quotes), string(news.Cites), string(news.Links), string(news.Revises)},
		"NodeKind":   {string(news.ArticleNode), string(news.VoiceNode), string(news.GhostNode), string(news.ClaimNode)},
		"ArcKind":    {string(news.Says), string(news.Tells), string(news.Repeats), string(news.DeniesEdge)},
		"RowKind":    {string(news.SharedRow), string(news.ApartRow)},
		"ChangeKind": {string(news.NumberChange), string(news.DateChange), string(news.NameChange), string(news.QuotationChange), string(news.WordsChange)},
		"Verb": {
			string(news.Accept), string(news.Reject), string(news.Join), string(news.Split), string(news.Same), string(news.Apart),
			string(news.Grade), string(news.Remark), string(news.Undo),
		},
		"ToClaim": {string(news.AssertsClaim), string(news.RepeatsClaim), string(news.ConfirmsClaim), string(news.HedgesClaim), string(news.DoubtsClaim), string(news.CommentsClaim), string(news.CorrectsClaim), string(news.DeclinesClaim)},
		"Effect":  {string(news.InEffect), string(news.Replaced), string(news.Withdrawn), string(news.Lost), string(news.Elsewhere)},
		"TargetKind": {
			string(news.OfClaim), string(news.OfTelling), string(news.OfOrigin), string(news.OfDenial), string(news.OfDrift), string(news.OfEdge),
			string(news.OfVoice), string(news.OfOutlet), string(news.OfArticle), string(news.OfText), string(news.OfStatement),
			string(news.OfPassage), string(news.OfJudgement),
		},
		"DriftKind": {
			string(news.NumberDrift), string(news.DateDrift), string(news.PlaceDrift), string(news.NameDrift), string(news.WordsDrift), string(news.QuotationDrift), string(news.SourceDrift),
			string(news.RelayDrift), string(news.AttributionDrift), string(news.HedgeDrift),
			string(news.InflationDrift), string(news.DenialDrift),
		},
	}
}

func named[T interface {
	~uint8
	String() string
}]() []string {
	var names []string
	for i := T(0); i.String() != "unknown"; i++ {
		names = append(names, i.String())
	}
	return names
}

// TestEnumerations checks that the schema's enumerations are the constants of
// package news, all of them.
func TestEnumerations(t *testing.T) {
	defs := definitions(t)
	for typ, got := range map[string][]string{
		"Kind": defs["statement"].Properties["kind"].Enum, "Stance": defs["statement"].Properties["stance"].Enum,
		"VoiceKind": defs["voice_kind"].Enum, "TimexType": defs["date"].Properties["type"].Enum,
		"Origin": defs["stamp"].Properties["origin"].Enum, "EdgeKind": defs["edge"].Properties["kind"].Enum,
		"DriftKind": defs["drift"].Properties["kind"].Enum, "RowKind": defs["row"].Properties["kind"].Enum,
		"ChangeKind": defs["change"].Properties["kind"].Enum, "Verb": defs["judgement"].Properties["verb"].Enum,
		"Effect": defs["judgement"].Properties["effect"].Enum, "TargetKind": defs["target"].Properties["kind"].Enum,
	} {
		if diff := cmp.Diff(constants()[typ], got); diff != "" {
			t.Errorf("news.%s: in Go (-), in the schema (+): %s", typ, diff)
		}
	}
	stances := slices.Concat(defs["telling"].Properties["stance"].Enum, defs["response"].Properties["stance"].Enum)
	if diff := cmp.Diff(constants()["ToClaim"], stances); diff != "" {
		t.Errorf("news.ToClaim: in Go (-), of tellings and responses in the schema (+): %s", diff)
	}
	for typ, names := range stringConstants(t) {
		slices.Sort(names)
		if diff := cmp.Diff(names, slices.Sorted(slices.Values(constants()[typ]))); diff != "" {
			t.Errorf("news.%s: in its source (-), in this test (+): %s", typ, diff)
		}
	}
}

// stringConstants reads the string constants of package news from its source, by
// type.
func stringConstants(t *testing.T) map[string][]string {
	t.Helper()
	files, err := filepath.Glob(filepath.FromSlash("../../news/*.go"))
	if err != nil || len(files) == 0 {
		t.Fatal("the source of package news was not found", err)
	}
	all := map[string][]string{}
	for _, name := range files {
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok || len(spec.Values) != 1 {
				return true
			}
			typ, ok := spec.Type.(*ast.Ident)
			value, isLit := spec.Values[0].(*ast.BasicLit)
			if !ok || !isLit || value.Kind != token.STRING {
				return true
			}
			s, err := strconv.Unquote(value.Value)
			if err != nil {
				t.Fatal(err)
			}
			all[typ.Name] = append(all[typ.Name], s)
			return true
		})
	}
	if len(all) < 3 {
		t.Fatalf("package news has string constants of %d types; at least 3 were looked for", len(all))
	}
	return all
}
