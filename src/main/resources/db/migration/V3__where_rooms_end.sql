-- Where a room ends. A message moves nothing but its own row into the log: room.last_seq stays behind, and says only what
-- no event says any more.
CREATE VIEW room_end AS
SELECT id, name, max(last_seq, coalesce((SELECT max(seq) FROM event WHERE room_id = room.id), 0)) AS last_seq
FROM room;

-- Whoever deletes events leaves their numbers behind, so that none is given twice.
CREATE TRIGGER event_leaves_its_number AFTER DELETE ON event
BEGIN
    UPDATE room SET last_seq = old.seq WHERE id = old.room_id AND last_seq < old.seq;
END;
