-- Files that were put into a folder keep their names.
ALTER TABLE arrivals ADD COLUMN filename TEXT NOT NULL DEFAULT '';
