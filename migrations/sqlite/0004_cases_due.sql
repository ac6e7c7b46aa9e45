-- Why: answers leave after a pause, reminders come when their time has run out. The desk finds what is due by this time,
-- which says that something is due and not what.
ALTER TABLE cases ADD COLUMN due BIGINT;
CREATE INDEX cases_due ON cases (due) WHERE due IS NOT NULL;
