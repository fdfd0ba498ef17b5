package chat.hubbub.web;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.conversation.Invitations;
import chat.hubbub.conversation.Opened;
import chat.hubbub.conversation.Owners;
import chat.hubbub.identity.Secret;
import chat.hubbub.journey.Hub;
import chat.hubbub.journey.Keeper;
import chat.hubbub.journey.StompClient;
import chat.hubbub.membership.Title;
import chat.hubbub.moderation.AuditEntry;
import chat.hubbub.moderation.Deed;
import chat.hubbub.moderation.ModerationJournal;
import chat.hubbub.moderation.OwnerLink;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The link that makes an owner, and what an owner does on their page. */
class OwnerPageTest {

    @TempDir
    private Path data;

    private Hub hub;
    private OwnerBrowser ann;

    @BeforeEach
    void start() {
        hub = Hub.start(data, "hubbub.limits.enabled=false");
        ann = new OwnerBrowser(hub);
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void theLinkMakesAnOwnerByItsButtonAndNotByALook() {
        OwnerLink link = link();
        HttpResponse<String> look = ann.visit("/owner/" + link.token());
        assertThat(look.statusCode()).isEqualTo(200);
        assertThat(look.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(look.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(ann.visit("/owner").statusCode()).isEqualTo(404);

        ann.visit("/owner/" + link.token());
        HttpResponse<String> taken = ann.press(Map.of(), "name=\"token\"");
        assertThat(taken.statusCode()).isEqualTo(303);
        assertThat(taken.headers().firstValue("Location")).hasValue("/owner");
        assertThat(ann.visit("/owner").statusCode()).isEqualTo(200);
        assertThat(ann.page()).contains("Keeping order").doesNotContain(ann.secret(), link.token());
        hub.close();
        hub = Hub.start(data);
        assertThat(hub.bean(Owners.class).isOwner(new Secret(ann.secret()).person()))
                .isTrue();
    }

    @Test
    void nobodyElseCanPressTheButtonForSomebody() {
        OwnerLink link = link();
        ann.visit("/owner/" + link.token());
        assertThat(ann.press(Map.of("token", "forged"), "name=\"token\"").statusCode())
                .isEqualTo(403);
        assertThat(ann.visit("/owner").statusCode()).isEqualTo(404);
        for (String other : List.of(OwnerLink.fresh().token(), "x", "owner")) {
            HttpResponse<String> nowhere = ann.visit("/owner/" + other);
            assertThat(nowhere.statusCode()).isEqualTo(404);
            assertThat(nowhere.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        }
    }

    @Test
    void thereIsNoSuchPageForAnybodyElseAndModeratorsAreNone() {
        own();
        OwnerBrowser bo = new OwnerBrowser(hub);
        bo.visit("/");
        assertThat(bo.visit("/owner").statusCode()).isEqualTo(404);
        assertThat(bo.post("/owner", Map.of("act", "revoke")).statusCode()).isEqualTo(404);
        try (StompClient client = StompClient.connect(hub.ws("/ws"), "login", "bo", "passcode", bo.secret())) {
            command("public", "/mod bo");
            assertThat(ann.page()).contains("bo is a moderator now.");
            assertThat(bo.visit("/owner").statusCode()).isEqualTo(404);
            assertThat(bo.visit("/").body()).contains("data-command='/mute").contains("data-act=\"delete\">");
            assertThat(client.isClosed()).isFalse();
        }
        OwnerBrowser eve = new OwnerBrowser(hub);
        assertThat(eve.visit("/").body()).doesNotContain("data-command");
    }

    @Test
    void whatIsInForceIsListedAndLifted() {
        own();
        try (StompClient bo = hub.connect("bo").join("hall").listenToErrors()) {
            command("hall", "/mute bo 2h");
            command("hall", "/slow 30s");
            command("hall", "/lock entry");
            assertThat(ann.page()).contains("bo", "muted", "#hall", "one message every", "30s", "nobody new comes in");
            assertThat(ann.press(Map.of(), "value=\"lift\"", "value=\"bo\"").statusCode())
                    .isEqualTo(303);
            ann.visit("/owner");
            ann.press(Map.of(), "value=\"unrule\"", "value=\"SLOW\"");
            ann.visit("/owner");
            ann.press(Map.of(), "value=\"unrule\"", "value=\"ENTRY\"");
            ann.visit("/owner");
            assertThat(ann.page())
                    .contains("Nobody is banned or muted.", "No room has rules of its own.", "no longer mutes");
            bo.say("hall", "one");
            bo.say("hall", "two");
        }
    }

    @Test
    void rolesAreTakenAwayAndTheLinkIsEnded() {
        OwnerLink link = own();
        try (StompClient bo = hub.connect("bo")) {
            command("public", "mod bo");
            ann.press(Map.of(), "value=\"dismiss\"", "value=\"bo\"");
            assertThat(hub.bean(Owners.class).keepsOrder(new Secret("secret of bo").person()))
                    .isFalse();
            ann.visit("/owner");
            ann.press(Map.of(), "value=\"revoke\"");
            assertThat(new OwnerBrowser(hub).visit("/owner/" + link.token()).statusCode())
                    .isEqualTo(404);
            ann.visit("/owner");
            assertThat(ann.page()).contains("ended the owner’s link");
            ann.press(Map.of(), "value=\"dismiss\"", "value=\"owner\"");
            assertThat(ann.visit("/owner").statusCode()).isEqualTo(404);
            assertThat(bo.isClosed()).isFalse();
        }
    }

    @Test
    void aPageOfSomebodyElseCanPostNothing() {
        own();
        ann.visit("/owner");
        assertThat(ann.press(Map.of("token", "forged"), "value=\"revoke\"").statusCode())
                .isEqualTo(403);
        assertThat(ann.post("/owner", Map.of("act", "revoke")).statusCode()).isEqualTo(403);
        assertThat(ann.post("/owner", Map.of("act", "revoke"), "Origin", "https://evil.example")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void theAuditLogHasPagesAndTellsNothingOfPrivateRooms() {
        own();
        ModerationJournal journal = hub.bean(ModerationJournal.class);
        for (int number = 1; number <= 60; number++) {
            journal.write(
                    List.of(),
                    AuditEntry.of(Instant.now(), "ann", Deed.KICK, "number-" + number + "-", Optional.empty(), ""));
        }
        try (StompClient bo = hub.connect("bo")) {
            Opened opened = hub.bean(Invitations.class).open(new Title("den"), new Secret("secret of bo").person());
            String room = ((Opened.Done) opened).room().room().value();
            command("public", "/mod bo");
            Keeper.order(hub, new Secret("secret of bo").person(), room, "/slow 10s");
            ann.visit("/owner");
            assertThat(ann.page()).contains("number-60-", "Older").doesNotContain("number-5-", "Newest", room);
            String older = ann.page().replaceFirst("(?s).*\"(/owner\\?before=\\d+)\".*", "$1");
            ann.visit(older);
            assertThat(ann.page()).contains("number-5-", "Newest").doesNotContain("number-60-", "Older", room);
            assertThat(bo.isClosed()).isFalse();
        }
    }

    @Test
    void theBannedCannotPostThePlainFormAndTheMutedAreTold() {
        own();
        PlainVisitor bo = new PlainVisitor(hub, "hall");
        assertThat(bo.send("bo", "hello").statusCode()).isEqualTo(303);
        command("hall", "/mute bo 1h");
        HttpResponse<String> muted = bo.open("").send("bo", "hush");
        assertThat(muted.statusCode()).isEqualTo(403);
        assertThat(bo.plain()).contains("You cannot say anything at the moment.", "hush</textarea>");
        command("hall", "/ban bo 1h");
        for (String nickname : List.of("bo", "BO", "another")) {
            assertThat(bo.open("").send(nickname, "hello").statusCode())
                    .as(nickname)
                    .isEqualTo(403);
            assertThat(bo.plain()).contains("You cannot be here at the moment.");
        }
        assertThat(new PlainVisitor(hub, "hall").send("eve", "hello").statusCode())
                .isEqualTo(303);
        command("hall", "/banaddress bo 1h");
        assertThat(ann.page()).contains("It is not known where bo comes from.");
    }

    @Test
    void whoKeepsOrderCommandsInThePlainFormToo() {
        own();
        try (StompClient bo = hub.connect("bo").join("hall").listenToErrors()) {
            PlainVisitor eve = new PlainVisitor(hub, "hall");
            assertThat(eve.send("eve", "/mute bo 1h").statusCode()).isEqualTo(303);
            assertThat(bo.event("CHAT").content()).isEqualTo("/mute bo 1h");
            command("hall", "/mod eve");
            assertThat(eve.open("").send("eve", "/mute bo 1h").statusCode()).isEqualTo(303);
            bo.sayWith("hush", "hall", "hush");
            assertThat(bo.refusal("hush").json().path("code").asString()).isEqualTo("muted");
            assertThat(eve.open("").send("eve", "/mtue bo").statusCode()).isEqualTo(422);
            assertThat(eve.plain()).contains("This command was not carried out.", "/mtue bo</textarea>");
            assertThat(bo.events("CHAT")).hasSize(1);
        }
    }

    @Test
    void isSpokenInTheReadersLanguage() {
        own();
        assertThat(ann.visit("/owner", "Accept-Language", "de").body()).contains("Ordnung halten", "lang=\"de\"");
        assertThat(ann.visit("/owner", "Accept-Language", "ar").body()).contains("dir=\"rtl\"");
    }

    private OwnerLink own() {
        OwnerLink link = link();
        ann.visit("/owner/" + link.token());
        ann.press(Map.of(), "name=\"token\"");
        ann.visit("/owner");
        return link;
    }

    private OwnerLink link() {
        OwnerLink link = OwnerLink.fresh();
        hub.bean(ModerationJournal.class).keep(link.state());
        return link;
    }

    private void command(String room, String line) {
        ann.visit("/owner");
        ann.press(Map.of("room", room, "line", line), "value=\"command\"");
    }
}
