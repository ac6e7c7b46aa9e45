-- Why: a letter that was sent is deleted now and leaves no row, so the table holds only what is under way or was given
-- up, and is too small for these indexes to be worth a written page for every letter.
DELETE FROM outbox WHERE state = 'sent';
DROP INDEX outbox_pending;
DROP INDEX outbox_person;
