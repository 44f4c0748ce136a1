// Package judge lays what people decided on top of what the machine found.
//
// Apply is a pure function of the findings and the judgements. What was found is not
// changed: the result is another Findings, in which rejected edges, origins, denials,
// changes and claims are left out, claims are joined and split, and whatever a judgement
// is about names it. All judgements come with the result, each with what became of it:
// in effect, replaced by a later one of the same thing, withdrawn, or lost, because the
// words that it was made on tell no such thing any more.
//
// A judgement is about texts, spans, articles and names (news.Target), never about the
// ids of findings. So it is found again when the analyser has changed: by the words that
// overlap most with those that were judged.
//
// What rests on a judged thing must be found anew: whom a telling was taken from, how
// many origins a claim has, what changed on the way. That is done by the stages that
// found it first, which this package does not know: it asks for them as a Tracer.
package judge
