-- Why: who is on duty at a service, and until when a service is away, must not be forgotten by a restart. It names accounts
-- of staff, so it is sealed. A row goes when there is nothing left to say.
CREATE TABLE rosters (
    queue TEXT NOT NULL PRIMARY KEY,
    sealed BLOB NOT NULL
);
