-- RENAME: somebody takes another nickname; content is the new one, the sender the one of before.
-- Who was called what in a room, so that what is said again under another nickname is known to be the same.
CREATE INDEX event_renames ON event (room_id, author, at) WHERE kind = 'RENAME';
