package chat.hubbub.presence;

import chat.hubbub.identity.Nickname;
import chat.hubbub.room.RoomName;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;

/** Keeps the news that somebody is typing rare: once in two seconds for each person in each room. Safe for any thread. */
public final class TypingIndicators {

    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int MOST_REMEMBERED = 100_000;

    private final Cache<Typist, Boolean> recent = Caffeine.newBuilder()
            .expireAfterWrite(PAUSE)
            .maximumSize(MOST_REMEMBERED)
            .build();

    /** Whether the others should be told now. */
    public boolean isNews(RoomName room, Nickname nickname) {
        return recent.asMap().putIfAbsent(new Typist(room, nickname), true) == null;
    }

    private record Typist(RoomName room, Nickname nickname) {}
}
