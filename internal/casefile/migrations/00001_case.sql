-- +goose Up

-- The bytes that we were given, each once.
CREATE TABLE captures (
  n    INTEGER PRIMARY KEY,
  id   BLOB NOT NULL UNIQUE CHECK (length(id) = 32), -- SHA-256 of the bytes before compression
  size INTEGER NOT NULL,                             -- before compression
  zstd BLOB NOT NULL
) STRICT;

-- Each time that bytes came in under a name, and the article that was in them
-- ('' if there was none).
CREATE TABLE arrivals (
  capture INTEGER NOT NULL REFERENCES captures,
  name    TEXT NOT NULL,
  media   TEXT NOT NULL,
  charset TEXT NOT NULL,
  size    INTEGER NOT NULL, -- news.Capture's: after the reader took off a .gz
  article TEXT NOT NULL,
  at      TEXT NOT NULL, -- RFC 3339, UTC: the first time
  PRIMARY KEY (capture, name, article, media, charset)
) STRICT, WITHOUT ROWID;

CREATE TABLE texts (
  n    INTEGER PRIMARY KEY,
  id   BLOB NOT NULL UNIQUE CHECK (length(id) = 32), -- SHA-256 of the body
  lang TEXT NOT NULL,
  size INTEGER NOT NULL, -- bytes before compression
  zstd BLOB NOT NULL
) STRICT;

CREATE TABLE articles (
  n       INTEGER PRIMARY KEY,
  id      TEXT NOT NULL UNIQUE,
  capture INTEGER NOT NULL REFERENCES captures, -- the first that brought it
  text    INTEGER NOT NULL REFERENCES texts,
  json    TEXT NOT NULL -- news.Article
) STRICT;
CREATE INDEX articles_of_text ON articles (text);

-- What is found in one text alone, by one version of the analyser.
CREATE TABLE layers (
  n       INTEGER PRIMARY KEY,
  text    INTEGER NOT NULL REFERENCES texts,
  version TEXT NOT NULL,
  zstd    BLOB NOT NULL, -- see encode.go
  UNIQUE (version, text)
) STRICT;

-- Where a statement's short id leads: the i-th statement of a layer.
CREATE TABLE layer_names (
  id    TEXT NOT NULL,
  layer INTEGER NOT NULL REFERENCES layers ON DELETE CASCADE,
  i     INTEGER NOT NULL,
  PRIMARY KEY (id, layer, i)
) STRICT, WITHOUT ROWID;
CREATE INDEX layer_names_of_layer ON layer_names (layer);

-- What is found by holding texts against each other.
CREATE TABLE findings (
  n       INTEGER PRIMARY KEY,
  key     TEXT NOT NULL UNIQUE, -- names the set of texts and the version
  version TEXT NOT NULL,
  zstd    BLOB NOT NULL
) STRICT;

-- Where the short id of a passage, an edge or a claim leads: the i-th of its kind.
CREATE TABLE finding_names (
  id       TEXT NOT NULL,
  findings INTEGER NOT NULL REFERENCES findings ON DELETE CASCADE,
  i        INTEGER NOT NULL,
  PRIMARY KEY (id, findings, i)
) STRICT, WITHOUT ROWID;
CREATE INDEX finding_names_of_findings ON finding_names (findings);

-- The words of the texts, for searching. A row is an article: the first of a
-- text brings title and body, a later one its title if that is a new one.
-- Contentless: the words themselves are in texts.
CREATE VIRTUAL TABLE words USING fts5 (title, body, content = '', tokenize = 'unicode61 remove_diacritics 2');

-- What was done when by which version; only ever added to.
CREATE TABLE log (
  n       INTEGER PRIMARY KEY,
  at      TEXT NOT NULL, -- RFC 3339, UTC
  program TEXT NOT NULL,
  action  TEXT NOT NULL,
  detail  TEXT NOT NULL,
  added   INTEGER NOT NULL,
  known   INTEGER NOT NULL
) STRICT;

-- In the same transaction as the tables: no crash can part the two.
PRAGMA user_version = 1;
