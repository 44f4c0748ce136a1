-- +goose Up

-- An index of the articles in which the relatives of one are looked up: sorted entries,
-- the meaning of which is that of package trace (archive.go there). It can be made again
-- of the rest.
CREATE TABLE entries (
  k BLOB PRIMARY KEY,
  v BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- How far the index reaches: to which article (articles.n), by which version. One row.
CREATE TABLE indexed (
  one     INTEGER PRIMARY KEY CHECK (one = 1),
  version TEXT NOT NULL,
  article INTEGER NOT NULL
) STRICT;

PRAGMA user_version = 2;
