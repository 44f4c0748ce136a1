-- +goose Up

-- The claims of the whole case, each with the part of the findings that is about it, so
-- that one can be read without the others; in the order of the findings. It can be made
-- again of the rest.
CREATE TABLE claims (
  n       INTEGER PRIMARY KEY,
  id      TEXT NOT NULL UNIQUE,
  profile TEXT NOT NULL, -- its words: see package ask
  zstd    BLOB NOT NULL  -- see encode.go
) STRICT;

-- The words of the profiles, for finding claims. Contentless, and without places: the
-- words themselves are in claims.
CREATE VIRTUAL TABLE claim_words USING fts5 (profile, content = '', detail = none, columnsize = 0, tokenize = 'ascii');
CREATE VIRTUAL TABLE claim_vocabulary USING fts5vocab (claim_words, row);

-- How many claims have a word that very many have: to count them takes long.
CREATE TABLE claim_counts (
  word TEXT PRIMARY KEY,
  n    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- How far the claims reach: to which article (articles.n), by which version. One row.
CREATE TABLE claimed (
  one     INTEGER PRIMARY KEY CHECK (one = 1),
  version TEXT NOT NULL,
  article INTEGER NOT NULL
) STRICT;

PRAGMA user_version = 3;
