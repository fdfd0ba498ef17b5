package chat.hubbub.stomp;

import chat.hubbub.conversation.Conversation;
import chat.hubbub.conversation.Doors;
import chat.hubbub.conversation.Invitations;
import chat.hubbub.conversation.NewRooms;
import chat.hubbub.conversation.Renames;
import chat.hubbub.identity.NicknameClaims;
import chat.hubbub.moderation.Descriptors;
import chat.hubbub.moderation.Limit;
import chat.hubbub.moderation.ProxyProperties;
import chat.hubbub.moderation.Quotas;
import java.time.Clock;
import java.util.Set;
import org.apache.tomcat.websocket.server.WsSci;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the STOMP endpoint. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({StompProperties.class, TransportProperties.class})
class StompConfiguration {

    private static final String PATH = "/ws";
    private static final long SWEEP_MILLIS = 1_000;

    @Bean
    StompSessions stompSessions(
            Conversation conversation,
            Invitations invitations,
            Renames renames,
            Doors doors,
            NicknameClaims claims,
            NewRooms newRooms,
            Quotas quotas,
            StompProperties properties,
            @Qualifier("steadyClock") Clock clock,
            ObjectProvider<BuildProperties> build) {
        BuildProperties known = build.getIfAvailable();
        String version = known == null ? "dev" : known.getVersion();
        return new StompSessions(
                conversation,
                invitations,
                renames,
                doors,
                claims,
                newRooms,
                quotas,
                properties.patience(),
                clock,
                "hubbub/" + version);
    }

    @Bean
    Chores stompChores(StompSessions sessions) {
        Chores chores = new Chores();
        chores.every(SWEEP_MILLIS, sessions::checkAll);
        return chores;
    }

    @Bean
    SockJsSessions sockJsSessions(StompSessions stomp, Chores chores, StompProperties properties) {
        SockJsSessions sessions = new SockJsSessions(stomp, chores, properties.sockjsSessions());
        chores.every(SWEEP_MILLIS, sessions::checkAll);
        return sessions;
    }

    @Bean
    AcceptedSockets acceptedSockets(
            Quotas quotas, ProxyProperties properties, @Qualifier("steadyClock") Clock clock, Chores chores) {
        AcceptedSockets accepted = new AcceptedSockets(quotas, properties.proxies(), clock);
        chores.every(SWEEP_MILLIS, accepted::check);
        return accepted;
    }

    @Bean
    TomcatSockets tomcatSockets(TransportProperties properties, AcceptedSockets accepted, Descriptors descriptors) {
        return new TomcatSockets(properties.transport() == TransportProperties.Transport.TOMCAT, accepted, descriptors);
    }

    @Bean
    ServletRegistrationBean<StompServlet> stompServlet(
            StompSessions sessions,
            SockJsSessions sockJs,
            TomcatSockets sockets,
            Chores chores,
            StompProperties properties) {
        SockJsBudget budget = SockJsBudget.forHeap(
                Runtime.getRuntime().maxMemory(), () -> sessions.quotas().refused(Limit.BODY));
        StompServlet servlet = new StompServlet(
                new WebSockets(sessions, chores, budget, sockets),
                new SockJsHttp(sockJs, budget, sessions.clock()),
                new Origins(properties.origins()));
        ServletRegistrationBean<StompServlet> registration = new ServletRegistrationBean<>(servlet, PATH + "/*");
        registration.setAsyncSupported(true);
        return registration;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> webSocketContainer(TomcatSockets sockets) {
        return factory -> {
            factory.setProtocol(TomcatProtocol.class.getName());
            factory.addConnectorCustomizers(sockets);
            factory.addContextCustomizers(context -> {
                context.addServletContainerInitializer(new WsSci(), Set.of());
                context.getPipeline().addValve(new ConnectionCutter(context.getPath() + PATH + "/"));
            });
        };
    }
}
