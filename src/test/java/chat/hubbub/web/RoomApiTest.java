package chat.hubbub.web;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.conversation.EventJson;
import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Person;
import chat.hubbub.identity.Speaker;
import chat.hubbub.journey.Http;
import chat.hubbub.journey.Hub;
import chat.hubbub.message.Draft;
import chat.hubbub.message.Line;
import chat.hubbub.message.MessageLog;
import chat.hubbub.message.PageRequest;
import chat.hubbub.presence.Departure;
import chat.hubbub.presence.Presence;
import chat.hubbub.room.RoomName;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RoomApiTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Nickname ALICE = new Nickname("alice");
    private static final Speaker SPEAKER = new Speaker(ALICE, Person.passerBy());

    @TempDir
    static Path data;

    private static Hub hub;

    private final RoomName room = new RoomName("room-" + UUID.randomUUID());
    private final MessageLog log = hub.bean(MessageLog.class);
    private final Presence presence = hub.bean(Presence.class);

    @BeforeAll
    static void start() {
        hub = Hub.start(data);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void listsThePublicRoomBeforeAnybodyUsedIt() {
        JsonNode rooms = json(Http.get(hub, "/api/rooms"));

        assertThat(rooms.valueStream()).anySatisfy(entry -> {
            assertThat(entry.propertyNames()).containsExactly("room", "online", "lastSeq");
            assertThat(entry.get("room").stringValue()).isEqualTo("public");
        });
    }

    @Test
    void listsARoomWithThoseInItAndItsLastSequenceNumber() {
        say(3);
        Speaker alice = new Speaker(ALICE, Person.passerBy());
        presence.join(room, alice);

        JsonNode rooms = json(Http.get(hub, "/api/rooms"));

        presence.leave(room, alice, Departure.SAID);
        assertThat(rooms.valueStream())
                .contains(JSON.readTree("{\"room\":\"%s\",\"online\":1,\"lastSeq\":3}".formatted(room)));
    }

    @Test
    void givesTheNewestMessagesOldestFirstInTheShapeOfAChatEvent() {
        say(3);

        JsonNode page = json(Http.get(hub, "/api/rooms/" + room + "/messages?limit=2"));

        Line line = log.page(room, new PageRequest.Newest(1)).lines().get(0);
        String newest = JSON.writeValueAsString(EventJson.fields(line));
        assertThat(seqs(page)).containsExactly(2, 3);
        assertThat(page.get("messages").get(1).toString()).isEqualTo(newest);
        assertThat(page.get("messages").get(1).propertyNames())
                .containsExactly("type", "room", "seq", "sender", "content", "html", "at");
        assertThat(page.get("hasMore").booleanValue()).isTrue();
    }

    @Test
    void givesFiftyMessagesWhereNoLimitIsGiven() {
        say(51);

        JsonNode page = json(Http.get(hub, "/api/rooms/" + room + "/messages"));

        assertThat(seqs(page)).hasSize(50).startsWith(2).endsWith(51);
    }

    @Test
    void looksBackBeforeASequenceNumber() {
        say(5);

        JsonNode page = json(Http.get(hub, "/api/rooms/" + room + "/messages?before=3&limit=2"));

        assertThat(seqs(page)).containsExactly(1, 2);
        assertThat(page.get("hasMore").booleanValue()).isFalse();
    }

    @Test
    void beginsWithADayOrAMoment() {
        say(3);
        String first = json(Http.get(hub, "/api/rooms/" + room + "/messages"))
                .get("messages")
                .get(0)
                .get("at")
                .stringValue();

        String path = "/api/rooms/" + room + "/messages?limit=2&at=";
        assertThat(seqs(json(Http.get(hub, path + first)))).containsExactly(1, 2);
        assertThat(seqs(json(Http.get(hub, path + "2020-01-01")))).containsExactly(1, 2);
        assertThat(seqs(json(Http.get(hub, path + "9999-12-31")))).isEmpty();
    }

    @Test
    void goesOnAfterASequenceNumber() {
        say(5);

        JsonNode page = json(Http.get(hub, "/api/rooms/" + room + "/messages?after=2&limit=2"));

        assertThat(seqs(page)).containsExactly(3, 4);
        assertThat(page.get("hasMore").booleanValue()).isTrue();
    }

    @Test
    void fillsTheGapBetweenTwoSequenceNumbers() {
        say(5);

        JsonNode page = json(Http.get(hub, "/api/rooms/" + room + "/messages?after=1&before=5"));

        assertThat(seqs(page)).containsExactly(2, 3, 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"before=1", "before=0", "after=5", "after=9223372036854775807", "after=4&before=2"})
    void givesNoMessagesWhereNothingWasSaid(String query) {
        say(5);

        JsonNode page = json(Http.get(hub, "/api/rooms/" + room + "/messages?" + query));

        assertThat(page).isEqualTo(JSON.readTree("{\"messages\":[],\"hasMore\":false}"));
    }

    @Test
    void treatsAnEmptyParameterAsLeftOut() {
        say(2);

        JsonNode page = json(Http.get(hub, "/api/rooms/" + room + "/messages?before=&after=&limit="));

        assertThat(seqs(page)).containsExactly(1, 2);
    }

    @Test
    void givesAnEmptyPageAndNoMembersOfARoomThatNobodyHasUsed() {
        assertThat(Http.get(hub, "/api/rooms/" + room + "/messages").body())
                .isEqualTo("{\"messages\":[],\"hasMore\":false}");
        assertThat(Http.get(hub, "/api/rooms/" + room + "/members").body()).isEqualTo("[]");
    }

    @Test
    void namesTheMembersAndSinceWhenTheyAreThere() {
        Speaker alice = new Speaker(ALICE, Person.passerBy());
        presence.join(room, alice);

        JsonNode members = json(Http.get(hub, "/api/rooms/" + room + "/members"));

        String since = EventJson.time(presence.members(room).get(0).since());
        presence.leave(room, alice, Departure.SAID);
        assertThat(members).isEqualTo(JSON.readTree("[{\"nickname\":\"alice\",\"since\":\"%s\"}]".formatted(since)));
    }

    @Test
    void forbidsToKeepAnAnswer() {
        assertThat(Http.get(hub, "/api/rooms").headers().firstValue("Cache-Control"))
                .hasValue("no-store");
    }

    @Test
    void answersHeadWithoutABody() {
        HttpResponse<String> answer = Http.call(hub, "HEAD", "/api/rooms");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.body()).isEmpty();
    }

    private void say(int times) {
        IntStream.rangeClosed(1, times)
                .forEach(i -> log.append(room, SPEAKER, Draft.chat("no. " + i, Optional.empty()))
                        .toCompletableFuture()
                        .join());
    }

    private static List<Integer> seqs(JsonNode page) {
        return page.get("messages")
                .valueStream()
                .map(event -> event.get("seq").intValue())
                .toList();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        return JSON.readTree(answer.body());
    }
}
