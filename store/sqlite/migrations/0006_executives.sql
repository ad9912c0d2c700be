-- In whose name fraud is tried: a JSON array of names.
ALTER TABLE company ADD COLUMN executives TEXT NOT NULL DEFAULT '[]';
