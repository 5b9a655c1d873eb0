-- SPDX-FileCopyrightText: The Sojourn developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- What must be single in the world.
CREATE UNIQUE INDEX clinics_key ON clinics (key);
CREATE UNIQUE INDEX trials_key ON trials (key);
CREATE UNIQUE INDEX options_key ON options (key);
CREATE UNIQUE INDEX cases_ref ON cases (ref);
CREATE UNIQUE INDEX quote_requests_key ON quote_requests (idempotency_key);
CREATE UNIQUE INDEX quotes_version ON quotes (request_id, version);
CREATE UNIQUE INDEX outbox_items_key ON outbox_items (idempotency_key);

-- What is asked across cases.
CREATE INDEX tasks_open ON tasks (due_on, id) WHERE done_at IS NULL;
CREATE INDEX segments_start ON segments (start_at, id);
CREATE INDEX quote_requests_status ON quote_requests (status, id);
CREATE INDEX quote_requests_remote ON quote_requests (remote_id) WHERE remote_id IS NOT NULL;
CREATE INDEX info_requests_status ON info_requests (status, id);
CREATE INDEX quotes_state ON quotes (state, valid_until, id);
CREATE INDEX outbox_items_state ON outbox_items (state, id);
CREATE INDEX trials_identifier ON trials (registry, identifier);
CREATE INDEX exchange_rates_pair ON exchange_rates (base, currency, as_of);

-- Bookkeeping of the application: the place in the feed of the quote service, the number of the
-- last case of a year, the head of the history.
CREATE TABLE notes (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Every change of every record, chained: hash = SHA-256 (hash of the entry before ‖ this entry). The
-- values are hashed on their own (digest = SHA-256 (salt ‖ changes)), so that salt and changes can be
-- erased with a person while the chain still holds.
CREATE TABLE history (
    seq INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    summary TEXT NOT NULL,
    operation TEXT NOT NULL CHECK (operation = 'insert' OR operation = 'update' OR operation = 'delete'),
    kind TEXT NOT NULL,
    uuid TEXT NOT NULL,
    -- The case it belongs to; a record that belongs to none stands for itself.
    subject TEXT NOT NULL,
    -- {"field": [before, after], …} in the machine form of the values.
    changes TEXT,
    salt BLOB,
    digest BLOB NOT NULL CHECK (length(digest) = 32),
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    CHECK ((changes IS NULL) = (salt IS NULL))
) STRICT;
CREATE INDEX history_subject ON history (subject, seq);

-- The full-text search: one row for each record with text to be found. Its id is the number of the
-- kind times 2^40, plus the id of the record. The text is folded (sojourn_text_search_key) and its
-- words stand apart by two spaces, so that the trigram of two spaces and a letter finds a word by its
-- first letter.
CREATE TABLE search_texts (
    id INTEGER PRIMARY KEY,
    text TEXT NOT NULL
) STRICT;
CREATE VIRTUAL TABLE search USING fts5 (
    text,
    content = 'search_texts',
    content_rowid = 'id',
    detail = 'none',
    columnsize = 0,
    tokenize = 'trigram case_sensitive 1'
);
-- Deleted text leaves the index at once, not when its pages happen to be merged.
INSERT INTO search (search, rank) VALUES ('secure-delete', 1);

-- The list of cases, as it is shown: written in the transaction that changes what it tells of. Days
-- count from 1970-01-01, instants in seconds from there; 9223372036854775807 stands for none and
-- sorts last. Every order has an index that ends in the id.
CREATE TABLE case_list (
    id INTEGER PRIMARY KEY REFERENCES cases (id) ON DELETE CASCADE,
    uuid TEXT NOT NULL,
    ref TEXT,
    ref_key TEXT NOT NULL,
    -- The patient: the alias and what stands beside it, put together in the language of the reader.
    alias TEXT,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    stage INTEGER NOT NULL,
    urgency INTEGER NOT NULL,
    owner TEXT,
    owner_key TEXT NOT NULL,
    condition INTEGER NOT NULL,
    residence TEXT,
    next_due INTEGER NOT NULL DEFAULT 9223372036854775807,
    next_task TEXT,
    departure INTEGER NOT NULL DEFAULT 9223372036854775807,
    requests INTEGER NOT NULL DEFAULT 0,
    quotes INTEGER NOT NULL DEFAULT 0,
    blockers INTEGER NOT NULL DEFAULT 0,
    warnings INTEGER NOT NULL DEFAULT 0,
    -- blockers * 1000 + warnings, to sort by both; from 1000 on the case is blocked.
    findings INTEGER NOT NULL DEFAULT 0,
    updated_at INTEGER NOT NULL,
    -- The day the rules last looked at the case; 0 when they have to look again.
    checked_on INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX case_list_ref ON case_list (ref_key, id);
CREATE INDEX case_list_name ON case_list (name_key, id);
CREATE INDEX case_list_stage ON case_list (stage, id);
CREATE INDEX case_list_urgency ON case_list (urgency, id);
CREATE INDEX case_list_due ON case_list (next_due, id);
CREATE INDEX case_list_findings ON case_list (findings, id);
CREATE INDEX case_list_owner ON case_list (owner_key, id);
CREATE INDEX case_list_departure ON case_list (departure, id);
CREATE INDEX case_list_updated ON case_list (updated_at, id);

-- How many cases stand in each stage; counting them anew takes too long.
CREATE TABLE stage_counts (
    stage INTEGER PRIMARY KEY,
    cases INTEGER NOT NULL CHECK (cases >= 0)
) STRICT;

-- What the rules say of each case, in the language of the user.
CREATE TABLE findings (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    rule TEXT NOT NULL,
    -- What it is about: with the rule it tells the findings of a case apart.
    key TEXT NOT NULL,
    severity INTEGER NOT NULL,
    -- Where it is cured: a record, or its kind alone if the record is yet to be made; a field.
    place_kind TEXT NOT NULL,
    place TEXT NOT NULL,
    field TEXT,
    sentence TEXT NOT NULL,
    overridden INTEGER NOT NULL CHECK (overridden IN (0, 1)),
    blocking INTEGER NOT NULL CHECK (blocking IN (0, 1))
) STRICT;
CREATE INDEX findings_case ON findings (case_id, id);
