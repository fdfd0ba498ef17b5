package chat.hubbub.conversation;

import chat.hubbub.identity.Nickname;
import chat.hubbub.message.ChatEvent;
import chat.hubbub.message.Line;
import chat.hubbub.message.Markdown;
import chat.hubbub.message.Quote;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The shape in which every door that speaks JSON tells an event. Safe for any thread. */
public final class EventJson {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private EventJson() {}

    public static byte[] encode(RoomEvent event) {
        return MAPPER.writeValueAsBytes(fields(event));
    }

    /** The fields of a line of the history as it stands, in their order. */
    public static Map<String, Object> fields(Line line) {
        Map<String, Object> fields = fields(line.chat());
        line.edited().ifPresent(at -> fields.put("edited", time(at)));
        if (line.deleted()) {
            fields.put("deleted", true);
        }
        if (!line.reactions().isEmpty()) {
            fields.put(
                    "reactions",
                    line.reactions().stream().map(EventJson::reaction).toList());
        }
        return fields;
    }

    /** The fields of a private room as one who belongs to it sees it, in their order. */
    public static Map<String, Object> fields(RoomCard card) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("room", card.room().value());
        fields.put("title", card.title());
        fields.put("kind", card.room().kind().name().toLowerCase(Locale.ROOT));
        card.with().ifPresent(nickname -> fields.put("with", nickname.value()));
        return fields;
    }

    /** A private room that somebody came to belong to. */
    public static byte[] encode(RoomCard card) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("type", "ROOM");
        fields.putAll(fields(card));
        return MAPPER.writeValueAsBytes(fields);
    }

    /** The nickname that somebody has now. */
    public static byte[] encode(Nickname nickname) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("type", "NICKNAME");
        fields.put("nickname", nickname.value());
        return MAPPER.writeValueAsBytes(fields);
    }

    /** UTC with milliseconds, always. */
    public static String time(Instant at) {
        return MILLIS.format(at);
    }

    private static Map<String, Object> fields(RoomEvent event) {
        if (event instanceof RoomEvent.Stored stored) {
            return stored(stored.event());
        }
        String room = event.room().value();
        if (event instanceof RoomEvent.Joined joined) {
            return move("JOIN", room, joined.nicknames(), joined.online(), joined.at());
        }
        if (event instanceof RoomEvent.Left left) {
            return move("LEAVE", room, left.nicknames(), left.online(), left.at());
        }
        if (event instanceof RoomEvent.Typing typing) {
            Map<String, Object> fields = typed("TYPING", room);
            fields.put("sender", typing.nickname().value());
            return fields;
        }
        return welcome((RoomEvent.Welcome) event);
    }

    private static Map<String, Object> stored(ChatEvent event) {
        if (event instanceof ChatEvent.Chat chat) {
            return fields(chat);
        }
        if (event instanceof ChatEvent.Edit edit) {
            Map<String, Object> fields = change("EDIT", edit, edit.target());
            fields.put("content", edit.content());
            fields.put("html", Markdown.toHtml(edit.content()));
            return fields;
        }
        if (event instanceof ChatEvent.Topic topic) {
            Map<String, Object> fields = begun("TOPIC", topic);
            fields.put("content", topic.content());
            fields.put("at", time(topic.at()));
            return fields;
        }
        if (event instanceof ChatEvent.Rename rename) {
            Map<String, Object> fields = begun("RENAME", rename);
            fields.put("nickname", rename.nickname().value());
            fields.put("at", time(rename.at()));
            return fields;
        }
        if (event instanceof ChatEvent.Delete delete) {
            return change("DELETE", delete, delete.target());
        }
        ChatEvent.React react = (ChatEvent.React) event;
        Map<String, Object> fields = change("REACT", react, react.target());
        fields.put("emoji", react.emoji().value());
        fields.put("on", react.on());
        return fields;
    }

    private static Map<String, Object> fields(ChatEvent.Chat chat) {
        Map<String, Object> fields = begun(chat.notice() ? "NOTICE" : "CHAT", chat);
        fields.put("content", chat.content());
        fields.put("html", Markdown.toHtml(chat.content()));
        fields.put("at", time(chat.at()));
        chat.reply().ifPresent(quote -> fields.put("reply", quoted(quote)));
        return fields;
    }

    private static Map<String, Object> change(String type, ChatEvent event, long target) {
        Map<String, Object> fields = begun(type, event);
        fields.put("target", target);
        fields.put("at", time(event.at()));
        return fields;
    }

    private static Map<String, Object> begun(String type, ChatEvent event) {
        Map<String, Object> fields = typed(type, event.room().value());
        fields.put("seq", event.seq());
        fields.put("sender", event.sender().value());
        return fields;
    }

    private static Map<String, Object> quoted(Quote quote) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("seq", quote.seq());
        fields.put("sender", quote.sender().value());
        fields.put("excerpt", quote.excerpt());
        return fields;
    }

    private static Map<String, Object> reaction(Line.Reaction reaction) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("emoji", reaction.emoji().value());
        fields.put("senders", values(reaction.nicknames()));
        return fields;
    }

    private static Map<String, Object> move(String type, String room, List<Nickname> who, int online, Instant at) {
        Map<String, Object> fields = typed(type, room);
        if (who.size() == 1) {
            fields.put("sender", who.get(0).value());
        } else {
            fields.put("senders", values(who));
        }
        fields.put("online", online);
        fields.put("at", time(at));
        return fields;
    }

    private static Map<String, Object> welcome(RoomEvent.Welcome welcome) {
        Map<String, Object> fields = typed("ROSTER", welcome.room().value());
        fields.put("online", welcome.roster().online());
        fields.put("members", values(welcome.roster().members()));
        fields.put("topic", welcome.topic());
        welcome.card().ifPresent(card -> fields.putAll(fields(card)));
        fields.put("epoch", welcome.head().epoch().value());
        fields.put("lastSeq", welcome.head().seq());
        fields.put("recovered", welcome.recovered());
        return fields;
    }

    private static List<String> values(List<Nickname> nicknames) {
        return nicknames.stream().map(Nickname::value).toList();
    }

    private static Map<String, Object> typed(String type, String room) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("type", type);
        fields.put("room", room);
        return fields;
    }
}
