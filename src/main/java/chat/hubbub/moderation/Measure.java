package chat.hubbub.moderation;

/** Something that is in force until it is lifted, or until its time is over. */
public sealed interface Measure permits Sanction, RoomRule {

    By by();
}
