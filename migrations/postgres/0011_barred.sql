-- Why: a service may refuse an account that abuses it. hash: keyed, of the account's hash and the service together, so that a
-- row tells neither whose it is nor which service. It outlives the account's other rows, which would otherwise lift it.
CREATE TABLE barred (
    hash BYTEA NOT NULL PRIMARY KEY,
    expires BIGINT NOT NULL
);
CREATE INDEX barred_expires ON barred (expires);
