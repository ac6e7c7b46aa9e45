-- Why: everything Lotse must not lose between two inputs; whatever could tell about a person lies in sealed columns.

-- Three random keys, wrapped with the key file's key. Without that file nothing below can be read.
CREATE TABLE keys (
    id BIGINT NOT NULL PRIMARY KEY,
    purpose TEXT NOT NULL UNIQUE,
    wrapped BYTEA NOT NULL
);

-- Where each channel goes on.
CREATE TABLE cursors (
    channel TEXT NOT NULL PRIMARY KEY,
    sealed BYTEA NOT NULL
);

-- lookup: keyed hash of channel and platform id.
CREATE TABLE people (
    lookup BYTEA NOT NULL PRIMARY KEY,
    sealed BYTEA NOT NULL,
    expires BIGINT NOT NULL
);
CREATE INDEX people_expires ON people (expires);

-- code, card, person: keyed hashes of the case code, of the platform's reference to its card, of whose it is.
CREATE TABLE cases (
    code BYTEA NOT NULL PRIMARY KEY,
    queue TEXT NOT NULL,
    state TEXT NOT NULL,
    card BYTEA,
    person BYTEA,
    sealed BYTEA NOT NULL,
    expires BIGINT NOT NULL
);
CREATE INDEX cases_queue ON cases (queue, state);
CREATE INDEX cases_card ON cases (card);
CREATE INDEX cases_person ON cases (person) WHERE person IS NOT NULL;

-- token: random, names the row before it has an id and makes the Matrix transaction id.
-- person and sealed are emptied as soon as a letter is sent or given up; keep_until is set then.
CREATE TABLE outbox (
    id BIGINT NOT NULL GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    token BYTEA NOT NULL,
    recipient TEXT NOT NULL,
    channel TEXT,
    person BYTEA,
    state TEXT NOT NULL,
    attempts BIGINT NOT NULL,
    created BIGINT NOT NULL,
    not_before BIGINT,
    keep_until BIGINT,
    sealed BYTEA
);
-- An id is what order depends on and what a log may name, so one must never be used twice: IDENTITY.
CREATE INDEX outbox_pending ON outbox (id) WHERE state = 'pending';
CREATE INDEX outbox_person ON outbox (person) WHERE person IS NOT NULL;

-- What a channel cannot read yet. name: keyed hash of the channel's own name for it.
CREATE TABLE kept (
    id BIGINT NOT NULL GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name BYTEA NOT NULL UNIQUE,
    channel TEXT NOT NULL,
    sealed_name BYTEA NOT NULL,
    sealed BYTEA NOT NULL
);

-- What no one could read: for the operator, until it expires.
CREATE TABLE parked (
    id BIGINT NOT NULL GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    token BYTEA NOT NULL,
    channel TEXT NOT NULL,
    at BIGINT NOT NULL,
    expires BIGINT NOT NULL,
    sealed BYTEA NOT NULL
);

-- Secrets of the channels, such as a session.
CREATE TABLE secrets (
    name TEXT NOT NULL PRIMARY KEY,
    sealed BYTEA NOT NULL
);
