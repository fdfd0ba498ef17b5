-- The nodes that run, each for as long as it says so now and then.
CREATE TABLE node (
    id      text COLLATE "C" NOT NULL PRIMARY KEY,
    seen_at timestamptz NOT NULL
);

-- Who holds which nickname. The glance is what it looks like with its capitals as they stand.
CREATE TABLE nickname_claim (
    skeleton   text COLLATE "C" NOT NULL PRIMARY KEY,
    glance     text COLLATE "C" NOT NULL,
    nickname   text NOT NULL,
    person     text COLLATE "C" NOT NULL,
    since      timestamptz NOT NULL,
    kept_until timestamptz
);

CREATE INDEX nickname_claim_by_glance ON nickname_claim (glance);
CREATE INDEX nickname_claim_by_person ON nickname_claim (person);

-- On which nodes they are connected. The origin is the seal of an address.
CREATE TABLE nickname_holding (
    skeleton text COLLATE "C" NOT NULL REFERENCES nickname_claim (skeleton) ON DELETE CASCADE,
    node     text COLLATE "C" NOT NULL REFERENCES node (id) ON DELETE CASCADE,
    origin   text COLLATE "C",
    PRIMARY KEY (skeleton, node)
);
