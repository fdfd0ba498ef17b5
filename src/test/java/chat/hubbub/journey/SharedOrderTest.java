package chat.hubbub.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.hubbub.contract.PostgresServer;
import chat.hubbub.conversation.Invitations;
import chat.hubbub.conversation.Owners;
import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Secret;
import chat.hubbub.identity.Speaker;
import chat.hubbub.membership.PrivateRooms;
import chat.hubbub.moderation.Authority;
import chat.hubbub.room.RoomName;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is decided on one node holds on the other. */
class SharedOrderTest {

    @TempDir
    private static Path data;

    private static Hub one;
    private static Hub other;

    @BeforeAll
    static void start() {
        String[] cluster = {
            "spring.profiles.active=cluster",
            "hubbub.database.url=" + PostgresServer.freshDatabase(),
            "hubbub.database.user=postgres",
            // Nobody is there: nodes find what the others did in the database.
            "hubbub.redis.url=redis://localhost:1"
        };
        one = Hub.start(data, cluster);
        other = Hub.start(data, cluster);
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void whoIsBannedOnOneIsEndedOnTheOtherAndWhoIsLetOffThereIsSoHere() {
        Keeper keeper = Keeper.of(one);
        try (StompClient bo = other.connect("bo").join("hall")) {
            keeper.done("hall", "/ban bo 1h");
            assertThat(bo.error().header("code")).isEqualTo("banned");
        }
        Owners there = other.bean(Owners.class);
        await().until(() -> there.isOwner(Keeper.person()));
        Keeper.order(other, Keeper.person(), "hall", "/unban bo");
        await().until(() -> one.bean(Authority.class).sanctions().isEmpty());
    }

    @Test
    void whoComesBackToARoomOnOneIsToldOnTheOtherThatHeardOfIt() {
        Speaker ann = speaker("ann");
        try (StompClient client = other.connect("ann")) {
            client.frame("SUBSCRIBE", "", "id", "mine", "destination", "/user/queue/rooms", "receipt", "listening");
            client.receipt("listening");
            PrivateRooms here = one.bean(PrivateRooms.class);
            PrivateRooms there = other.bean(PrivateRooms.class);
            RoomName room = here.between(speaker("bob"), ann).orElseThrow().name();
            assertThat(there.mayEnter(room, ann.person())).isTrue();
            here.leave(room, ann.person());
            await().until(() -> !there.mayEnter(room, ann.person()));
            here.between(speaker("bob"), ann);
            other.bean(Invitations.class).heard(ann.person(), room);
            assertThat(client.event("ROOM").json().toString()).contains(room.value(), "\"with\":\"bob\"");
        }
    }

    private static Speaker speaker(String nickname) {
        return new Speaker(new Nickname(nickname), new Secret("secret of " + nickname).person());
    }
}
