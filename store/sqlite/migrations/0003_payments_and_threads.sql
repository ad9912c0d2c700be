-- ---- the books: terms of discount

ALTER TABLE open_items ADD COLUMN discount_amount;
ALTER TABLE open_items ADD COLUMN discount_date;

-- ---- payments: told by the payer and by the bank

CREATE TABLE payments (
    id INTEGER PRIMARY KEY,
    message INTEGER NOT NULL REFERENCES messages,
    teller TEXT NOT NULL,
    party_id TEXT NOT NULL,
    currency TEXT NOT NULL,
    amount TEXT NOT NULL, -- Without zeros at the end, to be compared.
    date TEXT,
    reference TEXT NOT NULL,
    counterpart INTEGER REFERENCES payments -- The same payment as the other one tells it.
);
CREATE INDEX payments_of_message ON payments (message);
CREATE INDEX payments_to_link ON payments (currency, amount) WHERE counterpart IS NULL;

-- ---- conversations

CREATE TABLE secrets (
    name TEXT PRIMARY KEY,
    value BLOB NOT NULL
) WITHOUT ROWID;
INSERT INTO secrets VALUES ('reply_token', randomblob(32));

ALTER TABLE outbox ADD COLUMN reply_token TEXT NOT NULL DEFAULT '';
CREATE INDEX outbox_by_reply_token ON outbox (reply_token) WHERE reply_token <> '';

CREATE TABLE thread_subjects ( -- Who takes part in what, for answers that lost their headers.
    message INTEGER NOT NULL,
    conversation INTEGER NOT NULL,
    subject TEXT NOT NULL, -- base_subject() of core/subject.h
    address TEXT NOT NULL, -- Lower case.
    at INTEGER NOT NULL,
    PRIMARY KEY (message, address)
) WITHOUT ROWID;
CREATE INDEX thread_subjects_by_subject ON thread_subjects (subject, address, at);
CREATE INDEX thread_subjects_of_conversation ON thread_subjects (conversation);

CREATE TABLE conversation_links ( -- A matter that was begun by answering another.
    conversation INTEGER NOT NULL,
    begun_from INTEGER NOT NULL,
    PRIMARY KEY (conversation, begun_from)
) WITHOUT ROWID;
CREATE INDEX conversation_links_back ON conversation_links (begun_from);

-- ---- the inbox: rare intents are found without a walk over all items

CREATE TABLE work_intents (
    intent TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    message INTEGER NOT NULL,
    PRIMARY KEY (intent, received_at, message)
) WITHOUT ROWID;
CREATE TRIGGER work_intents_kept AFTER INSERT ON work_items BEGIN
    INSERT OR IGNORE INTO work_intents SELECT value, new.received_at, new.message
        FROM json_each('["' || replace(trim(new.intents), ' ', '","') || '"]') WHERE value <> '';
END;
CREATE TRIGGER work_intents_changed AFTER UPDATE OF intents ON work_items BEGIN
    DELETE FROM work_intents WHERE message = old.message AND received_at = old.received_at
        AND intent IN
            (SELECT value FROM json_each('["' || replace(trim(old.intents), ' ', '","') || '"]'));
    INSERT OR IGNORE INTO work_intents SELECT value, new.received_at, new.message
        FROM json_each('["' || replace(trim(new.intents), ' ', '","') || '"]') WHERE value <> '';
END;
INSERT OR IGNORE INTO work_intents SELECT value, received_at, message
    FROM work_items, json_each('["' || replace(trim(intents), ' ', '","') || '"]')
    WHERE value <> '';
