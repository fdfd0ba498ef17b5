package chat.hubbub.cluster;

import static chat.hubbub.cluster.EventCodec.number;
import static chat.hubbub.cluster.EventCodec.text;

import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Person;
import chat.hubbub.identity.Speaker;
import chat.hubbub.message.ChatEvent;
import chat.hubbub.message.Epoch;
import chat.hubbub.presence.Departure;
import chat.hubbub.room.RoomName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * News as JSON, with the node that tells them. Fields and kinds that are not known are passed over, so that nodes of two
 * ages understand each other. Safe for any thread.
 */
final class NewsCodec {

    /** More than any news of ours has; who can write to Redis cannot fill the memory of a node. */
    static final int MOST_BYTES = 1 << 20;

    /** Nodes that speak otherwise altogether do not listen to each other. */
    private static final int VERSION = 1;

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private NewsCodec() {}

    /** News, and who tells them. */
    record Heard(NodeId from, News news) {}

    static byte[] encode(NodeId from, News news) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("v", VERSION);
        fields.put("from", from.value());
        fields(news, fields);
        return MAPPER.writeValueAsBytes(fields);
    }

    /** Empty where this is not for this node; never throws. */
    static Optional<Heard> decode(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            return Optional.empty();
        }
        try {
            JsonNode json = MAPPER.readTree(bytes);
            if (number(json, "v") != VERSION) {
                return Optional.empty();
            }
            NodeId from = new NodeId(text(json, "from"));
            return Optional.ofNullable(news(json)).map(news -> new Heard(from, news));
        } catch (RuntimeException | StackOverflowError e) {
            return Optional.empty();
        }
    }

    private static void fields(News news, Map<String, Object> fields) {
        if (news instanceof News.Stored stored) {
            fields.put("kind", "stored");
            stored.epoch().ifPresent(epoch -> fields.put("epoch", epoch.value()));
            fields.put(
                    "events", stored.events().stream().map(EventCodec::fields).toList());
        } else if (news instanceof News.Typing typing) {
            fields.put("kind", "typing");
            fields.put("room", typing.room().value());
            fields.put("nickname", typing.nickname().value());
        } else if (news instanceof News.Renamed renamed) {
            fields.put("kind", "renamed");
            fields.put("person", renamed.now().person().id());
            fields.put("before", renamed.before().nickname().value());
            fields.put("now", renamed.now().nickname().value());
        } else if (news instanceof News.Admitted admitted) {
            fields.put("kind", "admitted");
            fields.put("person", admitted.person().id());
            fields.put("room", admitted.room().value());
        } else if (news instanceof News.Used used) {
            fields.put("kind", "used");
            fields.put("spent", used.spent().stream().map(SpentCodec::fields).toList());
        } else if (news instanceof News.Beat beat) {
            fields.put("kind", "beat");
            fields.put("moves", beat.moves());
            fields.put("at", beat.at());
        } else if (news instanceof News.Moves moves) {
            fields.put("kind", "moves");
            fields.put("number", moves.number());
            fields.put("moves", moves.moves().stream().map(NewsCodec::fields).toList());
        } else {
            fields.put("kind", news instanceof News.Revised ? "revised" : farewellOrMissed(news));
        }
    }

    private static String farewellOrMissed(News news) {
        return news instanceof News.Goodbye ? "goodbye" : "missed";
    }

    private static @Nullable News news(JsonNode json) {
        return switch (text(json, "kind")) {
            case "stored" -> new News.Stored(epoch(json), events(json.required("events")));
            case "revised" -> new News.Revised();
            case "missed" -> new News.Missed();
            case "typing" -> new News.Typing(new RoomName(text(json, "room")), nickname(json, "nickname"));
            case "renamed" -> {
                Person person = new Person(text(json, "person"));
                yield new News.Renamed(
                        new Speaker(nickname(json, "before"), person), new Speaker(nickname(json, "now"), person));
            }
            case "admitted" -> new News.Admitted(new Person(text(json, "person")), new RoomName(text(json, "room")));
            case "used" -> new News.Used(SpentCodec.all(json.required("spent")));
            case "beat" -> new News.Beat(number(json, "moves"), number(json, "at"));
            case "moves" -> new News.Moves(number(json, "number"), moves(json.required("moves")));
            case "goodbye" -> new News.Goodbye();
            default -> null;
        };
    }

    private static Optional<Epoch> epoch(JsonNode json) {
        return json.path("epoch")
                .stringValueOpt()
                .filter(text -> !text.isEmpty())
                .map(Epoch::new);
    }

    private static List<ChatEvent> events(JsonNode json) {
        List<ChatEvent> events = new ArrayList<>();
        for (JsonNode each : json) {
            EventCodec.event(each).ifPresent(events::add);
        }
        return events;
    }

    private static Map<String, Object> fields(Move move) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("room", move.place().room().value());
        fields.put("nickname", move.place().speaker().nickname().value());
        fields.put("person", move.place().speaker().person().id());
        if (move instanceof Move.Taken taken) {
            fields.put("since", taken.since().toEpochMilli());
        } else {
            fields.put("said", ((Move.Left) move).departure() == Departure.SAID);
        }
        return fields;
    }

    private static List<Move> moves(JsonNode json) {
        List<Move> moves = new ArrayList<>();
        for (JsonNode each : json) {
            Speaker speaker = new Speaker(nickname(each, "nickname"), new Person(text(each, "person")));
            Place place = new Place(new RoomName(text(each, "room")), speaker);
            moves.add(
                    each.has("since")
                            ? new Move.Taken(place, Instant.ofEpochMilli(number(each, "since")))
                            : new Move.Left(place, departure(each)));
        }
        return moves;
    }

    private static Departure departure(JsonNode json) {
        return json.required("said").booleanValue() ? Departure.SAID : Departure.BROKEN;
    }

    private static Nickname nickname(JsonNode json, String field) {
        return new Nickname(text(json, field));
    }
}
