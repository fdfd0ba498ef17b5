package chat.hubbub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.conversation.Answer;
import chat.hubbub.terminal.Terminal;
import chat.hubbub.terminal.TerminalGateway;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who is sent away goes, whichever way they came, and stays away. */
class BannedTest {

    @TempDir
    private Path data;

    private Hub hub;
    private Keeper keeper;

    @BeforeEach
    void start() {
        hub = Hub.start(data, "hubbub.limits.enabled=false");
        keeper = Keeper.of(hub);
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void theBannedAreToldAndLeaveAtOnceOnAllTheirConnections() {
        try (StompClient one = hub.connect("bo").join("hall");
                StompClient two = hub.connect("bo").join("attic");
                StompClient ann = keeper.connect("ann").join("hall")) {
            assertThat(keeper.done("hall", "/ban bo 1h spam"))
                    .containsExactly("bo is banned for 1h. Connections ended: 2.");
            for (StompClient gone : List.of(one, two)) {
                assertThat(gone.error().header("code")).isEqualTo("banned");
                assertThat(gone.error().header("message")).startsWith("You cannot be here. This ends in ");
                assertThat(gone.closeCode()).isEqualTo(1008);
            }
            assertThat(ann.event("LEAVE").sender()).isEqualTo("bo");
        }
    }

    @Test
    void aBanHoldsForLookAlikesAndForThePersonUnderOtherNicknamesAndAfterARestart() {
        hub.connect("bo").close();
        keeper.done("hall", "/ban bo 1h");
        turnsAway();
        hub.close();
        hub = Hub.start(data, "hubbub.limits.enabled=false");
        keeper = Keeper.of(hub);
        turnsAway();
        keeper.done("hall", "/unban b\u043E");
        try (StompClient bo = hub.connect("bo").join("hall")) {
            bo.say("hall", "back");
        }
    }

    private void turnsAway() {
        for (String lookalike : List.of("bo", "BO", "b\u043E", "\uFF22o")) {
            refused("login", lookalike, "passcode", "another");
        }
        refused("login", "somebody-else", "passcode", "secret of bo");
        refused("passcode", "secret of bo");
        try (StompClient eve = hub.connect("eve").listenToErrors()) {
            eve.frame("SEND", "Bo", "destination", "/app/nick", "receipt", "nick");
            assertThat(eve.refusal("nick").json().path("code").asString()).isEqualTo("banned");
        }
    }

    @Test
    void aBanOfAnAddressHoldsForAllWhoComeFromThereButNotForThoseWhoKeepOrder() {
        try (StompClient bo = hub.connect("bo");
                StompClient eve = hub.connect("eve");
                StompClient ann = keeper.connect("ann")) {
            assertThat(keeper.done("hall", "/banaddress bo 1h"))
                    .singleElement()
                    .asString()
                    .contains("with all who come from the same address");
            assertThat(bo.error().header("code")).isEqualTo("banned");
            assertThat(eve.error().header("code")).isEqualTo("banned");
            refused("login", "carl", "passcode", "of carl");
            try (Terminal wanda = new Terminal(hub.bean(TerminalGateway.class).port())) {
                wanda.expect("Welcome to Hubbub! Please enter your nickname:");
                wanda.type("wanda");
                wanda.expectStart("* You cannot be here.");
                wanda.expectEnd();
            }
            ann.join("hall").say("hall", "still here");
            assertThat(keeper.done("hall", "/undo")).containsExactly("bo is let off.");
        }
        try (StompClient carl = hub.connect("carl").join("hall")) {
            carl.say("hall", "hello");
        }
    }

    @Test
    void whoIsKickedComesBackAMinuteLaterAtTheEarliest() {
        try (StompClient bo = hub.connect("bo").join("hall")) {
            assertThat(keeper.done("hall", "/kick bo that was loud"))
                    .containsExactly("bo was sent away, and can come back in 1m.");
            assertThat(bo.error().header("code")).isEqualTo("banned");
        }
        refused("login", "bo", "passcode", "secret of bo");
        assertThat(String.join("\n", keeper.done("hall", "/audit"))).contains("kick bo 1m that was loud");
    }

    @ParameterizedTest
    @EnumSource(SockJsClient.Transport.class)
    void aSockJsSessionEndsTheSameWay(SockJsClient.Transport transport) {
        try (SockJsClient bo = SockJsClient.open(hub, transport)) {
            bo.connect("bo");
            bo.join("hall");
            keeper.done("hall", "/ban bo 1h");
            assertThat(bo.first(frame -> frame.command().equals("ERROR")).header("code"))
                    .isEqualTo("banned");
            bo.frame(frame -> frame.startsWith("c[1008,"));
        }
    }

    @Test
    void aTerminalIsToldInALineAndModeratorsCommandThere() {
        try (Terminal wanda = enter("wanda");
                Terminal bo = enter("bo")) {
            wanda.expect("bo Joined the Chat Server");
            wanda.type("/kick bo");
            wanda.expect("! Only owners and moderators can do this.");
            wanda.type("/dance bo");
            bo.expect("wanda: /dance bo");
            keeper.done("public", "/mod wanda");
            wanda.type("/dance bo");
            wanda.expect("! There is no command /dance.");
            wanda.type("/mute bo 5m");
            wanda.expect("* bo is muted for 5m.");
            bo.type("hush");
            bo.expectStart("! You cannot say anything.");
            wanda.type("/announce all be nice");
            bo.expect("* wanda announces:", "* all be nice");
            wanda.expect("* Announced in 1 room.");
            wanda.type("/ban bo 1h");
            bo.expectStart("* You cannot be here.");
            bo.expectEnd();
            assertThat(List.of(wanda.line(), wanda.line()))
                    .containsExactlyInAnyOrder(
                            "bo Exit From the Chat Server", "* bo is banned for 1h. Connections ended: 1.");
        }
        assertThat(keeper.order("public", "/unban bo").kind()).isEqualTo(Answer.Kind.DONE);
    }

    private Terminal enter(String nickname) {
        Terminal terminal = new Terminal(hub.bean(TerminalGateway.class).port());
        terminal.expect("Welcome to Hubbub! Please enter your nickname:");
        terminal.type(nickname);
        terminal.expectStart("* ");
        return terminal;
    }

    private void refused(String... headers) {
        try (StompClient client = StompClient.connect(hub.ws("/ws"), headers)) {
            assertThat(client.error().header("code")).isEqualTo("banned");
            assertThat(client.closeCode()).isEqualTo(1008);
        }
    }
}
