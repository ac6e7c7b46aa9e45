-- Why: somebody who is afraid that their chat is read wants it emptied at once, and a platform deletes only messages it is
-- told the names of. person: a keyed hash that is not the one under which the person is kept. A row goes with its person.
CREATE TABLE chat_messages (
    token BLOB NOT NULL PRIMARY KEY,
    person BLOB NOT NULL,
    sealed BLOB NOT NULL,
    expires BIGINT NOT NULL
);
CREATE INDEX chat_messages_person ON chat_messages (person);
CREATE INDEX chat_messages_expires ON chat_messages (expires);
