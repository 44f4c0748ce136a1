// Package quantity finds numbers, in figures and in words, with what they
// count: "more than 20 field commanders", "$3m", "40 percent", "dozens of
// houses".
//
// A quantity is an interval: what a qualifier leaves open is kept open. "More
// than 20" is from 20 up to math.MaxFloat64, "up to 20" from 0; "nearly" takes a
// tenth off, "about" a tenth either way, which is a convention and no measure;
// "dozens" reach from two of them to the next name for more (24 to 99).
//
// What is counted is told by a plain rule: the next words up to a plural, four at
// most beside names, or else the one next word; of one thing all words up to a verb.
// Function words, verbs and punctuation end it. "Four of the boats" count boats; of
// "14 and 11 points" both count points. Numbers that count nothing — dates (package
// when runs before and its mentions are left out), ordinals, ratios ("one in ten"),
// scores and records of wins, versions, pages, telephones,
// addresses, "one of" — are no quantities. Where that is in doubt, nothing is
// found.
package quantity
