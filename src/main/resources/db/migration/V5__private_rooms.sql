-- Rooms that are not everybody's. A room of two has no title, and no invite leads there.
CREATE TABLE private_room (
    name       TEXT    NOT NULL PRIMARY KEY,
    title      TEXT,
    invite     TEXT    UNIQUE,
    created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Who belongs to them, under the nickname they were last seen with. The person is the hash of a secret.
CREATE TABLE membership (
    room     TEXT    NOT NULL REFERENCES private_room (name),
    person   TEXT    NOT NULL,
    nickname TEXT    NOT NULL,
    place    INTEGER NOT NULL,
    since    INTEGER NOT NULL,
    PRIMARY KEY (room, person)
) STRICT, WITHOUT ROWID;

CREATE INDEX membership_by_person ON membership (person, since);
