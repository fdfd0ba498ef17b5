-- NOTICE: a line to a room from those who keep order there; it is kept and read like a CHAT.

-- Who may do more than speak. The person is the hash of a secret.
CREATE TABLE role_holder (
    person   TEXT    NOT NULL PRIMARY KEY,
    role     TEXT    NOT NULL,
    nickname TEXT    NOT NULL,
    since    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Bans and mutes. The origin is the seal of an address, and only there where an address is banned.
CREATE TABLE sanction (
    kind        TEXT    NOT NULL,
    skeleton    TEXT    NOT NULL,
    nickname    TEXT    NOT NULL,
    person      TEXT,
    origin      TEXT,
    until       INTEGER NOT NULL,
    by_person   TEXT    NOT NULL,
    by_nickname TEXT    NOT NULL,
    at          INTEGER NOT NULL,
    PRIMARY KEY (kind, skeleton)
) STRICT, WITHOUT ROWID;

-- What holds in a room; inside names those who may come back into a locked one, separated by spaces.
CREATE TABLE room_rule (
    room        TEXT    NOT NULL,
    kind        TEXT    NOT NULL,
    span        INTEGER NOT NULL,
    inside      TEXT    NOT NULL,
    by_person   TEXT    NOT NULL,
    by_nickname TEXT    NOT NULL,
    at          INTEGER NOT NULL,
    PRIMARY KEY (room, kind)
) STRICT, WITHOUT ROWID;

-- Who did what to whom: never what was said.
CREATE TABLE audit (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    at      INTEGER NOT NULL,
    actor   TEXT    NOT NULL,
    deed    TEXT    NOT NULL,
    subject TEXT    NOT NULL,
    room    TEXT,
    detail  TEXT    NOT NULL
) STRICT;
