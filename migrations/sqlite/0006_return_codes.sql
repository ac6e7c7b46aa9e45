-- Why: a person may come back from another account with a code. code, person: keyed hashes of the code and of whose it is;
-- the latter is not the hash under which the person is kept, so that a row does not tell whose code it is.
-- A row goes with its person.
CREATE TABLE return_codes (
    person BLOB NOT NULL PRIMARY KEY,
    code BLOB NOT NULL UNIQUE,
    sealed BLOB NOT NULL
);
