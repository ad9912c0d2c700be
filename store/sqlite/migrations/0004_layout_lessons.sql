CREATE TABLE layout_lessons ( -- One row for each correction of a document that was learned from.
    correction INTEGER PRIMARY KEY REFERENCES corrections,
    lesson TEXT -- JSON; NULL: it teaches nothing, or was forgotten.
);
