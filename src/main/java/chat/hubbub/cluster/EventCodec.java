package chat.hubbub.cluster;

import chat.hubbub.identity.Nickname;
import chat.hubbub.message.ChatEvent;
import chat.hubbub.message.Emoji;
import chat.hubbub.message.Quote;
import chat.hubbub.room.RoomName;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Stored events as the fields of JSON, between nodes that may not be of the same age. */
final class EventCodec {

    private EventCodec() {}

    static Map<String, Object> fields(ChatEvent event) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("room", event.room().value());
        fields.put("seq", event.seq());
        fields.put("sender", event.sender().value());
        fields.put("at", event.at().toEpochMilli());
        if (event instanceof ChatEvent.Chat chat) {
            chat(chat, fields);
        } else if (event instanceof ChatEvent.Edit edit) {
            fields.put("type", "edit");
            fields.put("target", edit.target());
            fields.put("content", edit.content());
        } else if (event instanceof ChatEvent.Delete delete) {
            fields.put("type", "delete");
            fields.put("target", delete.target());
        } else if (event instanceof ChatEvent.Topic topic) {
            fields.put("type", "topic");
            fields.put("content", topic.content());
        } else if (event instanceof ChatEvent.Rename rename) {
            fields.put("type", "rename");
            fields.put("nickname", rename.nickname().value());
        } else {
            react((ChatEvent.React) event, fields);
        }
        return fields;
    }

    /**
     * Empty where this node does not know such events; it finds them in the database then.
     *
     * @throws RuntimeException where it cannot be read
     */
    static Optional<ChatEvent> event(JsonNode json) {
        RoomName room = new RoomName(text(json, "room"));
        long seq = number(json, "seq");
        Nickname sender = new Nickname(text(json, "sender"));
        Instant at = Instant.ofEpochMilli(number(json, "at"));
        return Optional.ofNullable(
                switch (text(json, "type")) {
                    case "chat" ->
                        new ChatEvent.Chat(
                                room, seq, sender, text(json, "content"), quote(json.path("reply")), at, notice(json));
                    case "edit" ->
                        new ChatEvent.Edit(room, seq, sender, number(json, "target"), text(json, "content"), at);
                    case "delete" -> new ChatEvent.Delete(room, seq, sender, number(json, "target"), at);
                    case "topic" -> new ChatEvent.Topic(room, seq, sender, text(json, "content"), at);
                    case "rename" -> new ChatEvent.Rename(room, seq, sender, new Nickname(text(json, "nickname")), at);
                    case "react" -> {
                        Emoji emoji = new Emoji(text(json, "emoji"));
                        boolean on = json.required("on").booleanValue();
                        yield new ChatEvent.React(room, seq, sender, number(json, "target"), emoji, on, at);
                    }
                    default -> null;
                });
    }

    static String text(JsonNode json, String field) {
        return json.required(field).stringValueOpt().orElseThrow();
    }

    static long number(JsonNode json, String field) {
        return json.required(field).longValue();
    }

    private static void chat(ChatEvent.Chat chat, Map<String, Object> fields) {
        fields.put("type", "chat");
        fields.put("content", chat.content());
        chat.reply().ifPresent(quote -> fields.put("reply", quoted(quote)));
        if (chat.notice()) {
            fields.put("notice", true);
        }
    }

    private static void react(ChatEvent.React react, Map<String, Object> fields) {
        fields.put("type", "react");
        fields.put("target", react.target());
        fields.put("emoji", react.emoji().value());
        fields.put("on", react.on());
    }

    private static Map<String, Object> quoted(Quote quote) {
        return Map.of("seq", quote.seq(), "sender", quote.sender().value(), "excerpt", quote.excerpt());
    }

    private static boolean notice(JsonNode json) {
        return json.path("notice").asBoolean(false);
    }

    private static Optional<Quote> quote(JsonNode json) {
        return json.isObject()
                ? Optional.of(new Quote(number(json, "seq"), new Nickname(text(json, "sender")), text(json, "excerpt")))
                : Optional.empty();
    }
}
