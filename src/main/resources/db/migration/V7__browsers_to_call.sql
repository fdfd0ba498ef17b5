-- Browsers that are called when somebody speaks to their person, who is the hash of a secret. The endpoint and the keys are
-- what it takes to push to that browser.
CREATE TABLE push_subscription (
    endpoint TEXT    NOT NULL PRIMARY KEY,
    person   TEXT    NOT NULL,
    p256dh   TEXT    NOT NULL,
    auth     TEXT    NOT NULL,
    site     TEXT    NOT NULL,
    saved_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The nickname they last held, and the public rooms they have been in, separated by spaces.
CREATE TABLE push_person (
    person   TEXT NOT NULL PRIMARY KEY,
    nickname TEXT NOT NULL,
    rooms    TEXT NOT NULL
) STRICT, WITHOUT ROWID;
