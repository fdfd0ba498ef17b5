package chat.hubbub.message;

import chat.hubbub.identity.Nickname;
import java.util.Optional;

/** What somebody is about to do in a room. */
public sealed interface Draft {

    /** Where it is given, a repeat within 24 hours stores nothing. */
    Optional<IdempotencyKey> key();

    /**
     * To say something.
     *
     * @param content as {@link Content} wants it
     * @param replyTo the line it answers, if any
     */
    record Chat(String content, Optional<Long> replyTo, Optional<IdempotencyKey> key) implements Draft {
        public Chat {
            Content.require(content);
        }
    }

    /** To say something that is to stand out. */
    record Notice(String content) implements Draft {
        public Notice {
            Content.require(content);
        }

        @Override
        public Optional<IdempotencyKey> key() {
            return Optional.empty();
        }
    }

    /** To put a line of one's own in other words. */
    record Edit(long target, String content, Optional<IdempotencyKey> key) implements Draft {
        public Edit {
            Content.require(content);
        }
    }

    /**
     * To take a line back.
     *
     * @param anybodys whether it may be somebody else's, however old
     */
    record Delete(long target, boolean anybodys, Optional<IdempotencyKey> key) implements Draft {

        /** To take a line of one's own back. */
        public Delete(long target, Optional<IdempotencyKey> key) {
            this(target, false, key);
        }
    }

    /** To put an emoji under a line, or to take one's own away. */
    record React(long target, Emoji emoji, boolean on, Optional<IdempotencyKey> key) implements Draft {}

    /** To say what the room is about. */
    record Topic(String content, Optional<IdempotencyKey> key) implements Draft {
        public Topic {
            Content.requireTopic(content);
        }
    }

    /** To be called otherwise from here on. It cannot be repeated: who says it again has another nickname. */
    record Rename(Nickname nickname) implements Draft {
        @Override
        public Optional<IdempotencyKey> key() {
            return Optional.empty();
        }
    }

    /** To say something that answers nothing. */
    static Draft chat(String content, Optional<IdempotencyKey> key) {
        return new Chat(content, Optional.empty(), key);
    }

    /** Whether it is about a line, so that it makes no room. */
    default boolean needsALine() {
        return this instanceof Chat chat
                ? chat.replyTo().isPresent()
                : !(this instanceof Topic || this instanceof Rename || this instanceof Notice);
    }

    /** How much text it holds, in UTF-16 units. */
    default int chars() {
        if (this instanceof Chat chat) {
            return chat.content().length();
        }
        if (this instanceof Notice notice) {
            return notice.content().length();
        }
        return this instanceof Edit edit ? edit.content().length() : 0;
    }
}
