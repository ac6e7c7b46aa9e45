-- Why: a letter to a centre's room may be taken back while nobody knows whether the server has it. If its event comes
-- back it must leave the room, also after a restart. Neither the random name nor the queue tells of a person.
CREATE TABLE taken_back (
    transaction_name TEXT NOT NULL PRIMARY KEY,
    queue TEXT NOT NULL,
    expires BIGINT NOT NULL
);
