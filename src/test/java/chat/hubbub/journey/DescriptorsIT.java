package chat.hubbub.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that may open few files and sockets, and somebody who opens as many as they can. */
class DescriptorsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ROOM = "few";
    private static final int MORE_THAN_THERE_ARE = 300;

    @TempDir
    Path data;

    private final int port = JarProcess.freePort();
    private final List<Socket> sockets = new ArrayList<>();

    @AfterEach
    void hangUp() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    @Test
    void keepsEnoughForTheLogWhateverIsOpened() throws IOException {
        try (JarProcess server = start("ulimit -n 256; ")) {
            assertThat(server.log()).anyMatch(line -> line.contains("the web server takes 140 connections"));
            StompClient ann = connect(server, "ann").join(ROOM);
            openMore(MORE_THAN_THERE_ARE);
            await().atMost(PATIENCE).until(() -> descriptors(server) > 160);
            for (int line = 1; line <= 20; line++) {
                assertThat(ann.say(ROOM, "line " + line)).isEqualTo(line);
            }
            assertThat(descriptors(server)).isLessThan(256);
            hangUp();
            StompClient ben = await().atMost(PATIENCE)
                    .ignoreException(CompletionException.class)
                    .until(() -> connect(server, "ben"), client -> true);
            ben.join(ROOM, "after", "0");
            await().until(() -> ben.events("CHAT").size() == 20);
            assertThat(ann.isClosed()).isFalse();
        }
    }

    @Test
    void refusesMorePeopleThanItHasPlacesFor() {
        try (JarProcess server = start("ulimit -n 256; ", "--hubbub.stomp.connect-time=5m")) {
            List<StompClient> people = new ArrayList<>();
            for (int i = 1; i <= 105; i++) {
                people.add(StompClient.open(server.ws()));
            }
            assertThatExceptionOfType(CompletionException.class).isThrownBy(() -> StompClient.open(server.ws()));
            assertThat(server.get("/api/rooms")).startsWith("[");
            people.forEach(StompClient::close);
            await().atMost(PATIENCE)
                    .ignoreException(CompletionException.class)
                    .until(() -> connect(server, "ann"), client -> true);
        }
    }

    /** As where something else in the process eats them up. */
    @Test
    void talksOnWhereNothingCanBeAcceptedAnyMore() throws IOException {
        assumeThat(Files.isExecutable(Path.of("/usr/bin/prlimit"))).isTrue();
        int terminals = JarProcess.freePort();
        try (JarProcess server = start("ulimit -S -n 1024; ", "--hubbub.terminal.port=" + terminals)) {
            StompClient ann = connect(server, "ann").join(ROOM);
            StompClient ben = connect(server, "ben").join(ROOM);
            ann.say(ROOM, "first");
            limit(server, descriptors(server) + 2);
            openMore(20);
            openMoreTo(terminals, 5);
            await().atMost(PATIENCE)
                    .until(() -> server.log().stream().anyMatch(line -> line.contains("none can be accepted")));

            long cpu = cpuMillis(server);
            List<Long> seqs = LongStream.range(0, 100)
                    .map(line -> ann.say(ROOM, "line " + line))
                    .boxed()
                    .toList();
            await().pollDelay(Duration.ofSeconds(5)).until(() -> true);
            assertThat(cpuMillis(server) - cpu).isLessThan(2_500);
            assertThat(seqs).isEqualTo(LongStream.rangeClosed(2, 101).boxed().toList());
            await().until(() -> ben.events("CHAT").size() == 101);
            assertThat(server.log().stream().filter(line -> line.contains("none can be accepted")))
                    .hasSizeBetween(1, 2);

            limit(server, 1_024);
            assertThat(greeting(terminals)).startsWith("Welcome");
            StompClient cid = await().atMost(PATIENCE)
                    .ignoreException(CompletionException.class)
                    .until(() -> connect(server, "cid"), client -> true);
            cid.join(ROOM, "after", "0");
            await().until(() -> cid.events("CHAT").size() == 101);
            assertThat(Stream.of(ann, ben)).noneMatch(StompClient::isClosed);
            assertThat(server.log()).hasSizeLessThan(60);
        }
    }

    private JarProcess start(String shell, String... arguments) {
        return JarProcess.startUnder(shell + "exec \"$@\"", data, port, arguments);
    }

    private static StompClient connect(JarProcess server, String nickname) {
        return StompClient.connect(server.ws(), "login", nickname, "passcode", nickname);
    }

    private void openMore(int count) throws IOException {
        openMoreTo(port, count);
    }

    /** Each says enough for a request to begin, and no more. */
    private void openMoreTo(int door, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), door);
            sockets.add(socket);
            socket.getOutputStream().write("GET / HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static String greeting(int terminals) throws IOException {
        try (Socket terminal = new Socket(InetAddress.getLoopbackAddress(), terminals)) {
            return new String(terminal.getInputStream().readNBytes(10), StandardCharsets.US_ASCII);
        }
    }

    private static void limit(JarProcess server, long descriptors) {
        JarProcess.runTool("prlimit", "--pid", Long.toString(server.pid()), "--nofile=" + descriptors + ":");
    }

    private static long descriptors(JarProcess server) throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc", Long.toString(server.pid()), "fd"))) {
            return open.count();
        }
    }

    private static long cpuMillis(JarProcess server) {
        return ProcessHandle.of(server.pid())
                .orElseThrow()
                .info()
                .totalCpuDuration()
                .orElseThrow()
                .toMillis();
    }
}
