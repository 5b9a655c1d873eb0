-- SPDX-FileCopyrightText: The Sojourn developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Instants are seconds since 1970-01-01T00:00:00Z; documents are JSON as they are told.

CREATE TABLE feed (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    epoch TEXT NOT NULL,
    last_seq INTEGER NOT NULL CHECK (last_seq >= 0)
) STRICT;

CREATE TABLE tokens (
    sha256 TEXT PRIMARY KEY,
    role TEXT NOT NULL CHECK (role IN ('agency', 'clinic')),
    tenant TEXT NOT NULL CHECK (tenant <> ''),
    created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE requests (
    id TEXT PRIMARY KEY,
    agency TEXT NOT NULL,
    client_ref TEXT NOT NULL,
    clinic TEXT NOT NULL,
    status TEXT NOT NULL,
    revision INTEGER NOT NULL CHECK (revision >= 1),
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    accepted_version INTEGER,
    reason TEXT,
    payload TEXT NOT NULL,
    payload_sha256 TEXT NOT NULL,
    expires_at INTEGER,
    UNIQUE (agency, client_ref)
) STRICT, WITHOUT ROWID;

CREATE INDEX requests_by_status ON requests (status, expires_at);

CREATE TABLE questions (
    id TEXT PRIMARY KEY,
    request_id TEXT NOT NULL REFERENCES requests (id) ON DELETE RESTRICT,
    question TEXT NOT NULL,
    document_type TEXT,
    asked_at INTEGER NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('open', 'answered', 'closed')),
    answered_at INTEGER,
    answer TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX questions_by_request ON questions (request_id, id);

CREATE TABLE quotes (
    request_id TEXT NOT NULL REFERENCES requests (id) ON DELETE RESTRICT,
    version INTEGER NOT NULL CHECK (version BETWEEN 1 AND 9999),
    expires_at INTEGER,
    body TEXT NOT NULL,
    PRIMARY KEY (request_id, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE events (
    seq INTEGER PRIMARY KEY,
    request_id TEXT NOT NULL REFERENCES requests (id) ON DELETE RESTRICT,
    agency TEXT NOT NULL,
    clinic TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;

CREATE INDEX events_by_agency ON events (agency, seq);
CREATE INDEX events_by_clinic ON events (clinic, seq);

CREATE TABLE replies (
    tenant TEXT NOT NULL,
    idempotency_key TEXT NOT NULL,
    request_sha256 TEXT NOT NULL,
    status INTEGER NOT NULL,
    etag TEXT NOT NULL,
    location TEXT,
    body TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (tenant, idempotency_key)
) STRICT, WITHOUT ROWID;

CREATE INDEX replies_by_age ON replies (created_at);
