-- A room's last_seq outlives its events, so that a number is never given twice.
CREATE TABLE room (
    id         INTEGER PRIMARY KEY,
    name       TEXT    NOT NULL UNIQUE,
    last_seq   INTEGER NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

-- Clustered by room and number: a page of history is one walk through neighbouring rows, at any depth.
-- A new kind comes with a migration, so that an older Hubbub refuses the file instead of showing a history with holes.
CREATE TABLE event (
    room_id INTEGER NOT NULL REFERENCES room (id),
    seq     INTEGER NOT NULL,
    kind    TEXT    NOT NULL,
    sender  TEXT    NOT NULL,
    content TEXT,
    target  INTEGER,
    at      INTEGER NOT NULL,
    PRIMARY KEY (room_id, seq)
) STRICT, WITHOUT ROWID;

-- The sender stands here as the skeleton of the nickname: however it is spelt, it is one sender.
CREATE TABLE idempotency (
    room_id INTEGER NOT NULL REFERENCES room (id),
    sender  TEXT    NOT NULL,
    key     TEXT    NOT NULL,
    seq     INTEGER NOT NULL,
    at      INTEGER NOT NULL,
    PRIMARY KEY (room_id, sender, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX idempotency_by_age ON idempotency (at);

CREATE TABLE meta (
    name  TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
