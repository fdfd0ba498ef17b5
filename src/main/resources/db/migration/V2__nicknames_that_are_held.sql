-- Who held which nickname, so that a restart does not give it to somebody else. The person is the hash of a secret.
CREATE TABLE nickname_claim (
    skeleton TEXT NOT NULL PRIMARY KEY,
    nickname TEXT NOT NULL,
    person   TEXT NOT NULL
) STRICT, WITHOUT ROWID;
