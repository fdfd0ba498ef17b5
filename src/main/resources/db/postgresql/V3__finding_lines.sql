-- Every line with the numbers that its short stretches of text have, so that any script can be searched. They refer to no
-- room: its row counts what is said, and must not be touched by who comes behind. A migration empties both tables when what
-- the numbers stand for changes; they are filled again from the log.
CREATE TABLE search_line (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    room_id bigint NOT NULL,
    seq     bigint NOT NULL,
    grams   integer[] NOT NULL,
    UNIQUE (room_id, seq)
);

CREATE INDEX search_line_by_gram ON search_line USING gin (grams);

-- How much of each room is in.
CREATE TABLE search_done (
    room_id bigint NOT NULL PRIMARY KEY,
    seq     bigint NOT NULL
);
