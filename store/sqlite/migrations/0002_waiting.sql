-- Messages over which the program has ended wait behind those that were never tried.
DROP INDEX messages_to_read;
CREATE INDEX messages_to_read ON messages (attempts, id) WHERE state IN ('received', 'reading');
