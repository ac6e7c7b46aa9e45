-- Why: one service asks another, and the answer finds its way back also after a restart. number is drawn at random and
-- says nothing; about is the keyed hash of the code of the case it was asked about, with which it goes. What is asked, by
-- whom and of whom, is sealed.
CREATE TABLE consultations (
    number TEXT NOT NULL PRIMARY KEY,
    about BYTEA,
    sealed BYTEA NOT NULL,
    expires BIGINT NOT NULL
);
