-- Why: the network reports how many requests there were, about what, and what became of them, when the cases are long
-- deleted. So they are counted, each fact by itself: a row that held concern, district and relation together would be
-- about one person nearly always. It is plain, since nothing in it is about anybody, and is never swept.
CREATE TABLE tallies (
    month TEXT NOT NULL,
    queue TEXT NOT NULL,
    attribute TEXT NOT NULL,
    value TEXT NOT NULL,
    count BIGINT NOT NULL
);
CREATE UNIQUE INDEX tallies_fact ON tallies (month, queue, attribute, value);
