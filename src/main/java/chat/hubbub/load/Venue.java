package chat.hubbub.load;

/** What all people share. */
record Venue(Options options, Figures figures, Connections connections, HeartBeats heartBeats) {}
