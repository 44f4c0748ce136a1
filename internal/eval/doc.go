// Package eval scores what hearsay finds against gold.
//
// It has three floors. The scorers (ScoreAttribution, ScoreDates, ScorePlaces,
// ScoreLineage, ScoreExtraction) are plain functions over gold and predictions,
// each in a file of its own with the formats that it reads; they print the same
// bytes as the reference scorers of the project's shared folder (score/*.py),
// and a test holds the two against each other. The predictors (PredictDates,
// …) turn what an Engine finds into predictions: offsets in bytes of a
// normalised body become offsets in code points of the gold's own text. On top,
// Run does one task on one gold file, and All the whole scoreboard, which
// WriteAccuracy shows beside the figures of others and Compare holds against
// the golden file: a figure that is lost fails.
//
// The package knows no stage of the engine. Whoever calls it hands the engine
// in as functions, so that what is measured is what users get.
//
// The gold itself is never part of this project; tests that need it are skipped
// where it is missing.
package eval
