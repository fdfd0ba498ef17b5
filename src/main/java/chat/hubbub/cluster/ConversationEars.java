package chat.hubbub.cluster;

import chat.hubbub.conversation.Hearsay;
import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Speaker;
import chat.hubbub.message.ChatEvent;
import chat.hubbub.message.Feed;
import chat.hubbub.room.RoomName;
import java.util.List;

/** Hands on what other nodes say to those whom it concerns here. */
final class ConversationEars implements Ears {

    private final Feed feed;
    private final Hearsay hearsay;

    ConversationEars(Feed feed, Hearsay hearsay) {
        this.feed = feed;
        this.hearsay = hearsay;
    }

    @Override
    public void stored(List<ChatEvent> events) {
        feed.heard(events);
    }

    @Override
    public void look() {
        feed.look();
    }

    @Override
    public void typing(RoomName room, Nickname nickname) {
        hearsay.typing(room, nickname);
    }

    @Override
    public void renamed(Speaker before, Speaker now) {}
}
