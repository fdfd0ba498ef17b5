package chat.hubbub.cluster;

import static chat.hubbub.cluster.EventCodec.number;
import static chat.hubbub.cluster.EventCodec.text;

import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Person;
import chat.hubbub.moderation.Address;
import chat.hubbub.moderation.Limit;
import chat.hubbub.moderation.Spent;
import chat.hubbub.room.RoomName;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What was used up of limits as the fields of JSON. Limits that this node does not know are passed over. */
final class SpentCodec {

    private SpentCodec() {}

    static Map<String, Object> fields(Spent spent) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (spent instanceof Spent.UnderNickname named) {
            fields.put("nickname", named.nickname().value());
            fields.put("limit", named.limit().name());
            fields.put("amount", named.amount());
        } else if (spent instanceof Spent.FromAddress from) {
            fields.put("address", HexFormat.of().formatHex(from.address().bytes()));
            fields.put("limit", from.limit().name());
            fields.put("amount", from.amount());
        } else {
            Spent.Turn turn = (Spent.Turn) spent;
            fields.put("room", turn.room().value());
            fields.put("person", turn.person().id());
        }
        return fields;
    }

    /** @throws RuntimeException where it cannot be read */
    static List<Spent> all(JsonNode json) {
        List<Spent> all = new ArrayList<>();
        for (JsonNode each : json) {
            spent(each).ifPresent(all::add);
        }
        return all;
    }

    private static Optional<Spent> spent(JsonNode json) {
        if (json.has("room")) {
            return Optional.of(new Spent.Turn(new RoomName(text(json, "room")), new Person(text(json, "person"))));
        }
        Optional<Limit> limit = limit(text(json, "limit"));
        if (limit.isEmpty()) {
            return Optional.empty();
        }
        long amount = number(json, "amount");
        if (json.has("nickname")) {
            return Optional.of(new Spent.UnderNickname(new Nickname(text(json, "nickname")), limit.get(), amount));
        }
        return Address.ofBytes(HexFormat.of().parseHex(text(json, "address")))
                .map(address -> new Spent.FromAddress(address, limit.get(), amount));
    }

    private static Optional<Limit> limit(String name) {
        for (Limit limit : Limit.values()) {
            if (limit.name().equals(name)) {
                return Optional.of(limit);
            }
        }
        return Optional.empty();
    }
}
