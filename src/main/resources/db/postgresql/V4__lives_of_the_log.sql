-- What is different in every life that this database can have: another installation, another copy, a point in time that was
-- gone back to, a standby that took over.
CREATE FUNCTION hubbub_life() RETURNS text LANGUAGE sql STABLE AS $$
    SELECT (SELECT system_identifier FROM pg_control_system())
        || '/' || left(pg_walfile_name(pg_current_wal_lsn()), 8)
        || '/' || (SELECT oid FROM pg_database WHERE datname = current_database())
        || '/' || to_regclass('event')::oid
$$;

-- The epoch of this life, which is a new one where the database was copied, restored or handed over. What was taken over from
-- elsewhere and has had no life here yet keeps its own.
CREATE FUNCTION settled_epoch(fresh text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    life text := hubbub_life();
    known text;
    settled text;
BEGIN
    SELECT value INTO known FROM meta WHERE name = 'life';
    SELECT value INTO settled FROM meta WHERE name = 'epoch';
    IF known = life AND settled IS NOT NULL THEN
        RETURN settled;
    END IF;
    PERFORM pg_advisory_xact_lock(1752523618, 1);
    SELECT value INTO known FROM meta WHERE name = 'life';
    SELECT value INTO settled FROM meta WHERE name = 'epoch';
    IF known = life AND settled IS NOT NULL THEN
        RETURN settled;
    END IF;
    IF settled IS NULL OR known IS NOT NULL THEN
        settled := fresh;
    END IF;
    INSERT INTO meta (name, value) VALUES ('life', life), ('epoch', settled)
        ON CONFLICT (name) DO UPDATE SET value = excluded.value;
    RETURN settled;
END
$$;
