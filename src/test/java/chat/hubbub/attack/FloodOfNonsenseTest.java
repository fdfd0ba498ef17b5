package chat.hubbub.attack;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.journey.BareClient;
import chat.hubbub.journey.ClientFrame;
import chat.hubbub.journey.Sockets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Clients that say all that must not be said, and break off. So many as {@code -Dattack.nonsense} says, of whom each sends twenty
 * mutated frames; and a sixth as many by SockJS, and at the terminal door.
 */
@UnderAttack
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FloodOfNonsenseTest {

    private static final int AT_ONCE = 20;
    private static final int GROUPS = Integer.getInteger("attack.nonsense", 600) / AT_ONCE;
    private static final int FRAMES = 20;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String CONNECT = "[\"CONNECT\\naccept-version:1.2\\n\\n\\u0000\"]";

    static IntStream groups() {
        return IntStream.range(0, GROUPS);
    }

    @ParameterizedTest
    @MethodSource("groups")
    void isNobodysTrouble(int group, Victim victim) throws IOException {
        for (int client = group * AT_ONCE; client < (group + 1) * AT_ONCE; client++) {
            talkNonsense(victim, client);
        }
    }

    static IntStream fewerGroups() {
        return IntStream.range(0, Math.max(1, GROUPS / 6));
    }

    /** It comes first: the sessions that it leaves alone end while the others run. */
    @ParameterizedTest
    @Order(1)
    @MethodSource("fewerGroups")
    void isNobodysTroubleBySockJs(int group, Victim victim) throws IOException {
        for (int client = group * AT_ONCE; client < (group + 1) * AT_ONCE; client++) {
            postNonsense(victim, client);
        }
    }

    @ParameterizedTest
    @MethodSource("fewerGroups")
    void isNobodysTroubleAtTheTerminalDoor(int group, Victim victim) throws IOException {
        for (int client = group * AT_ONCE; client < (group + 1) * AT_ONCE; client++) {
            typeNonsense(victim, client);
        }
    }

    private static void talkNonsense(Victim victim, int client) throws IOException {
        Mutations mutations = new Mutations(client);
        try (BareClient nonsense = BareClient.openFrom(Victim.stranger(), victim.port())) {
            if (mutations.upTo(3) > 0) {
                nonsense.join("n" + client, "noise");
            }
            for (int i = 0; i < FRAMES; i++) {
                byte[] frame = ClientFrame.of(ClientFrame.FIN | ClientFrame.TEXT, mutations.mutated(mutations.frame()));
                nonsense.send(mutations.upTo(4) == 0 ? mutations.mutated(frame) : frame);
            }
        } catch (IOException | UncheckedIOException e) {
            assertThat(e).hasMessageNotContaining("refused");
        }
    }

    /** All requests one behind the other, on one connection. */
    private static void postNonsense(Victim victim, int client) throws IOException {
        Mutations mutations = new Mutations(client);
        String session = "/ws/000/noise-" + Long.toHexString(System.nanoTime());
        try (Socket socket = Sockets.from(Victim.stranger(), victim.port())) {
            post(socket, session + "/xhr", "", new byte[0]);
            if (mutations.upTo(3) > 0) {
                post(socket, session + "/xhr_send", "", ClientFrame.utf8(CONNECT));
            }
            for (int i = 1; i <= FRAMES; i++) {
                byte[] frame = mutations.mutated(mutations.frame());
                byte[] body = MAPPER.writeValueAsBytes(List.of(new String(frame, StandardCharsets.UTF_8)));
                byte[] sent = mutations.upTo(4) == 0 ? mutations.mutated(body) : body;
                post(socket, session + "/xhr_send", i == FRAMES ? "Connection: close\r\n" : "", sent);
            }
            assertThat(Sockets.readAll(socket)).startsWith("HTTP/1.1 200").doesNotContain("Exception");
        } catch (IOException e) {
            assertThat(e).hasMessageNotContaining("refused");
        }
    }

    private static void post(Socket socket, String path, String headers, byte[] body) throws IOException {
        String head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "Content-Length: " + body.length
                + "\r\n\r\n";
        socket.getOutputStream().write(ClientFrame.joined(ClientFrame.utf8(head), body));
    }

    private static void typeNonsense(Victim victim, int client) throws IOException {
        Mutations mutations = new Mutations(client);
        try (Socket socket = Sockets.from(Victim.stranger(), victim.terminalPort())) {
            if (mutations.upTo(3) > 0) {
                Sockets.write(socket, "noise" + client + '\n');
            }
            for (int i = 0; i < FRAMES; i++) {
                socket.getOutputStream().write(mutations.mutated(mutations.frame()));
            }
        } catch (IOException e) {
            assertThat(e).hasMessageNotContaining("refused");
        }
    }
}
