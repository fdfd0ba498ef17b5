-- Who did it, whatever their nickname was: only they may change it. Unknown for what is older than this.
ALTER TABLE event ADD COLUMN author TEXT;

-- The line that a line answers.
ALTER TABLE event ADD COLUMN reply_to INTEGER;

-- From a line to what happened to it since. Lines themselves have no target and cost nothing here.
CREATE INDEX event_by_target ON event (room_id, target, seq) WHERE target IS NOT NULL;

-- What a room is about is what was said last about it.
CREATE INDEX event_topics ON event (room_id, seq) WHERE kind = 'TOPIC';
