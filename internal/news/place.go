package news

// PlaceKind is what a place's name is there for.
type PlaceKind uint8

// The kinds of toponym.
const (
	Location   PlaceKind = iota // where something is: "in Lunde"
	PartOfName                  // inside the name of something else: "Lunde Public Library"
	Actor                       // a government or a people that acts: "Lunde denied it"
	Demonym                     // what belongs to a place, or its people: "Freedonian"
	Address                     // a street or a road
)

var placeKindNames = [...]string{"location", "part of a name", "actor", "demonym", "address"}

// String is the kind's name, as in JSON.
func (k PlaceKind) String() string { return nameOf(placeKindNames[:], int(k)) }

// MarshalText writes the kind's name.
func (k PlaceKind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (k *PlaceKind) UnmarshalText(b []byte) error {
	return setName(placeKindNames[:], b, (*uint8)(k))
}

// PlaceRelation is how what is told lies to a place.
type PlaceRelation uint8

// The relations. A place has a north, and there is a north of it.
const (
	At PlaceRelation = iota
	Near
	BetweenPlaces
	OnBorder
	NorthOf
	NorthEastOf
	EastOf
	SouthEastOf
	SouthOf
	SouthWestOf
	WestOf
	NorthWestOf
	InNorth
	InNorthEast
	InEast
	InSouthEast
	InSouth
	InSouthWest
	InWest
	InNorthWest
)

var placeRelationNames = [...]string{
	"at", "near", "between", "border", "north of", "north-east of", "east of", "south-east of", "south of", "south-west of",
	"west of", "north-west of", "north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west",
}

// String is the relation's name, as in JSON.
func (r PlaceRelation) String() string { return nameOf(placeRelationNames[:], int(r)) }

// MarshalText writes the relation's name.
func (r PlaceRelation) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (r *PlaceRelation) UnmarshalText(b []byte) error {
	return setName(placeRelationNames[:], b, (*uint8)(r))
}
