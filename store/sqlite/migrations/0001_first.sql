-- Times are milliseconds since 1970, dates ISO 8601, amounts decimal text, hashes 32 bytes; enums
-- are their words (core/describe.h).

CREATE TABLE meta (
    name TEXT PRIMARY KEY,
    value INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO meta VALUES ('sequence', 0), ('books', 0);

-- ---- arrivals

CREATE TABLE messages (
    id INTEGER PRIMARY KEY,
    blob BLOB NOT NULL UNIQUE,
    identity BLOB UNIQUE,
    size INTEGER NOT NULL,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    lease_until INTEGER NOT NULL DEFAULT 0,
    quarantine_reason TEXT NOT NULL DEFAULT ''
);
CREATE INDEX messages_to_read ON messages (id) WHERE state IN ('received', 'reading');

CREATE TABLE arrivals (
    id INTEGER PRIMARY KEY,
    message INTEGER NOT NULL REFERENCES messages,
    blob BLOB NOT NULL, -- Of this copy, which may differ in its trace fields.
    door TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    reverse_path TEXT NOT NULL,
    forward_paths TEXT NOT NULL -- JSON
);
CREATE INDEX arrivals_of_message ON arrivals (message);

CREATE TABLE imap_folders (
    id INTEGER PRIMARY KEY,
    mailbox TEXT NOT NULL,
    folder TEXT NOT NULL,
    uid_validity INTEGER NOT NULL,
    done_through INTEGER NOT NULL DEFAULT 0,
    UNIQUE (mailbox, folder)
);
CREATE TABLE imap_uids (
    folder INTEGER NOT NULL REFERENCES imap_folders,
    uid INTEGER NOT NULL,
    settled INTEGER NOT NULL,
    PRIMARY KEY (folder, uid)
) WITHOUT ROWID;

-- ---- what was read

CREATE TABLE readings (
    message INTEGER PRIMARY KEY REFERENCES messages,
    reader_version INTEGER NOT NULL,
    reading BLOB NOT NULL,      -- core/wire.h, of that reader version
    understanding TEXT NOT NULL -- JSON
);

CREATE TABLE thread_ids ( -- Message-IDs that a message bears or refers to.
    message_id TEXT PRIMARY KEY,
    conversation INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX thread_ids_of_conversation ON thread_ids (conversation);

CREATE VIRTUAL TABLE search USING fts5 (
    subject, people, body, numbers,
    tokenize = "unicode61 remove_diacritics 2", prefix = '3'
);

-- ---- the inbox

CREATE TABLE work_items (
    message INTEGER PRIMARY KEY REFERENCES messages,
    conversation INTEGER NOT NULL,
    queue TEXT NOT NULL,
    state TEXT NOT NULL,
    side TEXT NOT NULL,
    party_id TEXT NOT NULL,
    assignee INTEGER NOT NULL DEFAULT 0,
    received_at INTEGER NOT NULL,
    date INTEGER,
    date_offset INTEGER NOT NULL DEFAULT 0,
    from_name TEXT NOT NULL,
    from_address TEXT NOT NULL,
    subject TEXT NOT NULL,
    summary TEXT NOT NULL DEFAULT '',
    excerpt TEXT NOT NULL,
    intents TEXT NOT NULL, -- ' remittance dispute ', with outer blanks
    due_date TEXT NOT NULL DEFAULT '9999-12-31', -- That day: none.
    attachments INTEGER NOT NULL,
    notes INTEGER NOT NULL DEFAULT 0,
    version INTEGER NOT NULL DEFAULT 1,
    touched INTEGER NOT NULL DEFAULT 0 -- By a person.
);
CREATE INDEX work_items_newest ON work_items (received_at, message);
CREATE INDEX work_items_by_queue ON work_items (queue, state, received_at, message);
CREATE INDEX work_items_by_state ON work_items (state, received_at, message);
CREATE INDEX work_items_by_party ON work_items (party_id, received_at, message);
CREATE INDEX work_items_by_assignee ON work_items (assignee, received_at, message);
CREATE INDEX work_items_by_due_date ON work_items (due_date, message);
CREATE INDEX work_items_of_conversation ON work_items (conversation, received_at, message);

CREATE TABLE work_counts ( -- Kept by triggers: counting 100,000 items takes too long.
    side TEXT NOT NULL,
    queue TEXT NOT NULL,
    state TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (side, queue, state)
) WITHOUT ROWID;
CREATE TRIGGER work_items_counted AFTER INSERT ON work_items BEGIN
    INSERT INTO work_counts VALUES (new.side, new.queue, new.state, 1)
        ON CONFLICT DO UPDATE SET count = count + 1;
END;
CREATE TRIGGER work_items_recounted AFTER UPDATE OF side, queue, state ON work_items BEGIN
    UPDATE work_counts SET count = count - 1
        WHERE side = old.side AND queue = old.queue AND state = old.state;
    INSERT INTO work_counts VALUES (new.side, new.queue, new.state, 1)
        ON CONFLICT DO UPDATE SET count = count + 1;
END;

CREATE TABLE notes (
    id INTEGER PRIMARY KEY,
    message INTEGER NOT NULL REFERENCES work_items,
    at INTEGER NOT NULL,
    author INTEGER NOT NULL,
    author_name TEXT NOT NULL,
    text TEXT NOT NULL
);
CREATE INDEX notes_of_message ON notes (message);

CREATE TABLE corrections (
    id INTEGER PRIMARY KEY,
    message INTEGER NOT NULL REFERENCES work_items,
    at INTEGER NOT NULL,
    author INTEGER NOT NULL,
    author_name TEXT NOT NULL,
    path TEXT NOT NULL,
    old_value TEXT NOT NULL,
    new_value TEXT NOT NULL
);
CREATE INDEX corrections_of_message ON corrections (message);

-- ---- the way out

CREATE TABLE outbox (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    message INTEGER NOT NULL REFERENCES messages,
    mail TEXT NOT NULL, -- JSON
    sender TEXT NOT NULL, -- Lower case.
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    queued_at INTEGER NOT NULL,
    next_attempt_at INTEGER NOT NULL,
    lease_until INTEGER NOT NULL DEFAULT 0,
    sent_at INTEGER,
    last_error TEXT NOT NULL DEFAULT ''
);
CREATE INDEX outbox_open ON outbox (next_attempt_at)
    WHERE state IN ('queued', 'sending', 'delivering');
CREATE INDEX outbox_by_state ON outbox (state, id);
CREATE INDEX outbox_by_sender ON outbox (sender, kind, queued_at);
CREATE INDEX outbox_of_message ON outbox (message);

-- ---- the audit

CREATE TABLE audit (
    number INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    user INTEGER NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    message INTEGER NOT NULL,
    detail TEXT NOT NULL, -- JSON
    hash BLOB NOT NULL
);
CREATE INDEX audit_of_message ON audit (message, number) WHERE message <> 0;
CREATE TABLE audit_head (
    number INTEGER NOT NULL,
    hash BLOB NOT NULL
);
INSERT INTO audit_head VALUES (0, zeroblob(32));

-- ---- people

CREATE TABLE users (
    id INTEGER PRIMARY KEY,
    login TEXT NOT NULL UNIQUE COLLATE NOCASE,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    active INTEGER NOT NULL,
    created_at INTEGER NOT NULL
);
CREATE TABLE sessions (
    token BLOB PRIMARY KEY,
    user INTEGER NOT NULL REFERENCES users,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX sessions_of_user ON sessions (user);
CREATE TABLE api_tokens (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    token BLOB NOT NULL UNIQUE,
    role TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    last_used_at INTEGER
);

-- ---- the books; columns are the members of core/books.h

CREATE TABLE company (
    name, receivable_address, payable_address, domain, tax_id, currency, timezone, language,
    authserv_id
);
CREATE TABLE parties (
    party_id, name, role, tax_id, currency, language, payment_terms_days, credit_limit, iban
);
CREATE TABLE contacts (party_id, name, email, may_receive_documents);
CREATE TABLE open_items (
    party_id, side, type, number, issue_date, due_date, currency, amount, open_amount,
    purchase_order, status
);
CREATE TABLE purchase_order_lines (
    po_number, party_id, line, description, quantity, unit_price, currency, received_quantity
);
CREATE TABLE filed_documents (party_id, type, reference, date, file, blob);
