-- The nodes that run. One that has not said so for a while is buried, which frees what it held; as long as its row is there it
-- is alive, whatever the time. So whoever locks the row while they write cannot have lost a nickname to anybody.
CREATE TABLE node (
    id             text COLLATE "C" NOT NULL PRIMARY KEY,
    alive_until    timestamptz NOT NULL,
    standing_since timestamptz NOT NULL,
    -- How often it was granted a nickname or gave some back. It knows that too, and so sees what a crash of the database undid.
    granted        bigint NOT NULL
) WITH (fillfactor = 50);

-- Who has which nickname: while they are connected, and then until it is kept no longer. The glance is what it looks like with
-- its capitals as they stand.
CREATE TABLE nickname_claim (
    skeleton   text COLLATE "C" NOT NULL PRIMARY KEY,
    glance     text COLLATE "C" NOT NULL,
    nickname   text NOT NULL,
    person     text COLLATE "C" NOT NULL,
    since      timestamptz NOT NULL,
    keep       interval NOT NULL,
    kept_until timestamptz
);

CREATE INDEX nickname_claim_by_glance ON nickname_claim (glance);
CREATE INDEX nickname_claim_by_person ON nickname_claim (person);
CREATE INDEX nickname_claim_kept ON nickname_claim (kept_until) WHERE kept_until IS NOT NULL;

-- On which nodes they are connected, by which grant. The origin is the seal of an address. Who was renamed on another node is
-- to follow to the nickname that they moved to.
CREATE TABLE nickname_holding (
    skeleton text COLLATE "C" NOT NULL REFERENCES nickname_claim (skeleton) ON DELETE CASCADE,
    node     text COLLATE "C" NOT NULL REFERENCES node (id) ON DELETE CASCADE,
    number   bigint NOT NULL,
    origin   text COLLATE "C",
    moved_to text,
    PRIMARY KEY (skeleton, node)
);

CREATE INDEX nickname_holding_by_node ON nickname_holding (node);
CREATE INDEX nickname_holding_moved ON nickname_holding (node) WHERE moved_to IS NOT NULL;

-- All that follows is done in turn, each in one statement of its client's, so that no client that stands still holds up another.
-- Who waits for it does not wait for the disk: in a crash the last claims are lost, and their nodes find that out.
CREATE FUNCTION nickname_turn() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('synchronous_commit', 'off', true), set_config('lock_timeout', '1500', true);
    PERFORM pg_advisory_xact_lock(hashtextextended('hubbub.nickname', 0));
END $$;

-- Those of these nicknames that nobody holds any more are kept for those who can return, and else are free.
CREATE FUNCTION nickname_let_go(skeletons text[], at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    WITH left_alone AS (
        SELECT c.skeleton FROM nickname_claim c
        WHERE c.skeleton = ANY (skeletons) AND c.kept_until IS NULL
            AND NOT EXISTS (SELECT FROM nickname_holding h WHERE h.skeleton = c.skeleton)
    )
    UPDATE nickname_claim c SET kept_until = at + c.keep FROM left_alone l WHERE c.skeleton = l.skeleton;
    DELETE FROM nickname_claim c WHERE c.skeleton = ANY (skeletons) AND c.kept_until <= clock_timestamp();
END $$;

CREATE FUNCTION nickname_leave(its_node text, at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    skeletons text[];
BEGIN
    WITH gone AS (DELETE FROM nickname_holding h WHERE h.node = its_node RETURNING h.skeleton)
    SELECT coalesce(array_agg(g.skeleton), '{}') INTO skeletons FROM gone g;
    PERFORM nickname_let_go(skeletons, at);
    DELETE FROM node n WHERE n.id = its_node;
END $$;

-- Frees what dead nodes held. Who was cut off for a while itself does not judge others at once: they may be about to come back.
CREATE FUNCTION nickname_bury(its_node text, lease interval) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    dead record;
BEGIN
    IF EXISTS (SELECT FROM node n WHERE n.id = its_node AND n.standing_since <= clock_timestamp() - lease) THEN
        FOR dead IN
            SELECT n.id, n.alive_until FROM node n
            WHERE n.alive_until <= clock_timestamp() AND n.id <> its_node FOR UPDATE SKIP LOCKED
        LOOP
            PERFORM nickname_leave(dead.id, dead.alive_until);
        END LOOP;
    END IF;
END $$;

-- Whoever knows of more grants than the database tells it before it is granted another, which would hide it.
CREATE FUNCTION nickname_acquire(
    its_node text, its_granted bigint, its_number bigint, lease interval,
    wanted text, its_skeleton text, its_glance text,
    its_person text, its_keep interval, its_origin text,
    OUT outcome text, OUT spelling text, OUT known_millis bigint, OUT granted_so_far bigint
) LANGUAGE plpgsql AS $$
DECLARE
    looks text[] := ARRAY[its_skeleton, its_glance];
    since timestamptz;
BEGIN
    PERFORM nickname_turn();
    PERFORM nickname_bury(its_node, lease);
    IF NOT EXISTS (SELECT FROM node n WHERE n.id = its_node AND n.granted >= its_granted) THEN
        outcome := 'lost';
        RETURN;
    END IF;
    DELETE FROM nickname_claim c
    WHERE (c.skeleton = ANY (looks) OR c.glance = ANY (looks)) AND c.kept_until <= clock_timestamp();
    IF EXISTS (
        SELECT FROM nickname_claim c
        WHERE (c.skeleton = ANY (looks) OR c.glance = ANY (looks)) AND c.person <> its_person
    ) THEN
        outcome := 'taken';
        RETURN;
    END IF;
    INSERT INTO nickname_claim AS c (skeleton, glance, nickname, person, since, keep)
    VALUES (its_skeleton, its_glance, wanted, its_person, clock_timestamp(), its_keep)
    ON CONFLICT (skeleton) DO UPDATE SET kept_until = NULL, keep = excluded.keep
    RETURNING c.nickname, c.since INTO spelling, since;
    INSERT INTO nickname_holding (skeleton, node, number, origin)
    VALUES (its_skeleton, its_node, its_number, its_origin)
    ON CONFLICT (skeleton, node) DO UPDATE
    SET number = excluded.number, origin = coalesce(excluded.origin, nickname_holding.origin), moved_to = NULL;
    UPDATE node n SET granted = n.granted + 1 WHERE n.id = its_node RETURNING n.granted INTO granted_so_far;
    known_millis := greatest(0, extract(epoch FROM clock_timestamp() - since) * 1000);
    outcome := 'granted';
END $$;

-- Has another nickname instead of one that somebody holds, who has been known for as long by it. Both are theirs then, and
-- their connections on other nodes are to follow: each node releases the one of before when they did.
CREATE FUNCTION nickname_move(
    its_node text, its_granted bigint, its_number bigint, lease interval,
    wanted text, its_skeleton text, its_glance text,
    its_person text, its_keep interval, skeleton_before text,
    OUT outcome text, OUT spelling text, OUT known_millis bigint, OUT granted_so_far bigint
) LANGUAGE plpgsql AS $$
DECLARE
    theirs record;
    respells boolean;
BEGIN
    PERFORM nickname_turn();
    SELECT h.moved_to, h.origin, c.nickname, c.since INTO theirs
    FROM nickname_holding h JOIN nickname_claim c ON c.skeleton = h.skeleton
    WHERE h.skeleton = skeleton_before AND h.node = its_node AND c.person = its_person;
    IF NOT FOUND OR theirs.moved_to IS NOT NULL THEN
        outcome := 'moving';
        RETURN;
    END IF;
    respells := its_skeleton = skeleton_before
        OR NOT EXISTS (SELECT FROM nickname_holding h WHERE h.skeleton = its_skeleton);
    SELECT a.* INTO outcome, spelling, known_millis, granted_so_far FROM nickname_acquire(
        its_node, its_granted, its_number, lease, wanted, its_skeleton, its_glance, its_person, its_keep, theirs.origin) a;
    IF outcome <> 'granted' THEN
        RETURN;
    END IF;
    UPDATE nickname_claim c
    SET since = least(c.since, theirs.since),
        nickname = CASE WHEN respells THEN wanted ELSE c.nickname END,
        glance = CASE WHEN respells THEN its_glance ELSE c.glance END
    WHERE c.skeleton = its_skeleton
    RETURNING c.nickname, greatest(0, extract(epoch FROM clock_timestamp() - c.since) * 1000)
    INTO spelling, known_millis;
    UPDATE nickname_holding h SET moved_to = spelling
    FROM nickname_claim c
    WHERE c.skeleton = h.skeleton AND c.person = its_person AND h.node <> its_node
        AND (h.skeleton = skeleton_before OR h.moved_to = theirs.nickname);
END $$;

-- Counts like a grant, for what a crash brings back would be held for nobody; no row is the answer to a node that is lost.
CREATE FUNCTION nickname_release(its_node text, its_granted bigint, skeletons text[], numbers bigint[])
RETURNS SETOF bigint LANGUAGE plpgsql AS $$
BEGIN
    PERFORM nickname_turn();
    RETURN QUERY UPDATE node n SET granted = n.granted + 1
        WHERE n.id = its_node AND n.granted >= its_granted RETURNING n.granted;
    IF FOUND THEN
        DELETE FROM nickname_holding h USING unnest(skeletons, numbers) AS given (skeleton, number)
        WHERE h.node = its_node AND h.skeleton = given.skeleton AND h.number = given.number;
        PERFORM nickname_let_go(skeletons, clock_timestamp());
    END IF;
END $$;

-- A node that starts, or starts anew because it was buried or might be.
CREATE FUNCTION node_enter(its_node text, former text, lease interval) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM nickname_turn();
    -- Its own writer may be at work still: then it tries again later.
    PERFORM FROM node n WHERE n.id = former FOR UPDATE NOWAIT;
    PERFORM nickname_leave(former, clock_timestamp());
    INSERT INTO node VALUES (its_node, clock_timestamp() + lease, clock_timestamp(), 0);
END $$;

CREATE FUNCTION node_leave(its_node text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM nickname_turn();
    PERFORM nickname_leave(its_node, clock_timestamp());
END $$;

-- Says that a node is there; false if it is not, or lost some of what it was granted.
CREATE FUNCTION node_renew(its_node text, its_granted bigint, lease interval) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('synchronous_commit', 'off', true), set_config('lock_timeout', '1500', true);
    UPDATE node n
    SET alive_until = clock_timestamp() + lease,
        standing_since = CASE WHEN n.alive_until < clock_timestamp() THEN clock_timestamp() ELSE n.standing_since END
    WHERE n.id = its_node AND n.granted >= its_granted;
    RETURN FOUND;
END $$;

-- What is done now and then: dead nodes are buried, and of what is kept the oldest is given up where it is too much.
CREATE FUNCTION nickname_sweep(its_node text, lease interval, most_kept bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM nickname_turn();
    PERFORM nickname_bury(its_node, lease);
    DELETE FROM nickname_claim c WHERE c.kept_until <= clock_timestamp();
    DELETE FROM nickname_claim c WHERE c.skeleton IN (
        SELECT k.skeleton FROM nickname_claim k WHERE k.kept_until IS NOT NULL ORDER BY k.kept_until DESC OFFSET most_kept);
END $$;
