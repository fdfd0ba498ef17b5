package chat.hubbub.terminal;

import chat.hubbub.conversation.Conversation;
import chat.hubbub.conversation.Doors;
import chat.hubbub.conversation.Rulings;
import chat.hubbub.identity.Badge;
import chat.hubbub.identity.Claim;
import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.NicknameClaims;
import chat.hubbub.identity.Person;
import chat.hubbub.moderation.Quotas;
import chat.hubbub.presence.Presence;
import chat.hubbub.room.RoomName;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;

/** A gateway on a free port before real rooms with a real log. */
final class Door implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final TerminalGateway gateway;

    /** The rooms and their log, and no other door. */
    @ComponentScan(
            basePackages = "chat.hubbub",
            useDefaultFilters = false,
            includeFilters =
                    @Filter(
                            type = FilterType.REGEX,
                            pattern = "chat\\.hubbub\\.(conversation|message|push)\\.\\w+Configuration"))
    static class Rooms {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        Clock steadyClock() {
            return Clock.systemUTC();
        }
    }

    private Door(TerminalLimits limits, int connections, String... properties) {
        context = new SpringApplicationBuilder(Rooms.class)
                .web(WebApplicationType.NONE)
                .properties("spring.main.banner-mode=off")
                .run(properties);
        gateway = gateway(new TerminalProperties(InetAddress.getLoopbackAddress(), 0, connections), limits);
        gateway.start();
    }

    static Door open(Path data, String... properties) {
        return open(data, TerminalLimits.STANDARD, 50, properties);
    }

    static Door open(Path data, TerminalLimits limits, int connections, String... properties) {
        String[] all = Stream.concat(Stream.of("hubbub.data=" + data), Stream.of(properties))
                .map(property -> "--" + property)
                .toArray(String[]::new);
        return new Door(limits, connections, all);
    }

    TerminalGateway gateway() {
        return gateway;
    }

    /** A second gateway to the same rooms, not started. */
    TerminalGateway another(TerminalProperties properties) {
        return gateway(properties, TerminalLimits.STANDARD);
    }

    /** A client that has not said anything; the welcome is still to be read. */
    Terminal knock() {
        return new Terminal(gateway.port());
    }

    /** Somebody at netcat who is in the room. */
    Terminal enter(String nickname) {
        Terminal terminal = knock();
        terminal.expect(Wording.WELCOME);
        terminal.type(nickname);
        terminal.expectStart("* ");
        return terminal;
    }

    /** Somebody who speaks through another door. */
    Badge elsewhere(String nickname) {
        return ((Claim.Granted) context.getBean(NicknameClaims.class).claim(new Nickname(nickname), Person.passerBy()))
                .badge();
    }

    void say(Badge badge, String text) throws Exception {
        CompletableFuture<?> said = context.getBean(Conversation.class)
                .say(badge, RoomName.PUBLIC, text, Optional.empty())
                .toCompletableFuture();
        said.get(10, TimeUnit.SECONDS);
    }

    int online() {
        return context.getBean(Presence.class).online(RoomName.PUBLIC);
    }

    int nicknames() {
        return context.getBean(NicknameClaims.class).size();
    }

    @Override
    public void close() {
        gateway.stop();
        context.close();
    }

    private TerminalGateway gateway(TerminalProperties properties, TerminalLimits limits) {
        Indoors indoors = new Indoors(
                context.getBean(Conversation.class),
                context.getBean(NicknameClaims.class),
                context.getBean(Doors.class),
                context.getBean(Rulings.class),
                context.getBean(Quotas.class),
                context.getBean("steadyClock", Clock.class));
        return new TerminalGateway(indoors, properties, limits);
    }
}
