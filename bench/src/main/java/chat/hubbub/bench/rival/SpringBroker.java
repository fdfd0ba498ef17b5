package chat.hubbub.bench.rival;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.messaging.simp.config.MessageBrokerRegistry;
import org.springframework.web.socket.config.annotation.EnableWebSocketMessageBroker;
import org.springframework.web.socket.config.annotation.StompEndpointRegistry;
import org.springframework.web.socket.config.annotation.WebSocketMessageBrokerConfigurer;

/** The chat of every tutorial: Spring's simple broker with the settings that it comes with. */
@SpringBootApplication
@EnableWebSocketMessageBroker
public class SpringBroker implements WebSocketMessageBrokerConfigurer {

    public static void main(String[] args) {
        SpringApplication application = new SpringApplication(SpringBroker.class);
        application.setDefaultProperties(Map.of("server.address", "127.0.0.1", "server.port", args[0]));
        application.run();
    }

    @Override
    public void configureMessageBroker(MessageBrokerRegistry registry) {
        registry.enableSimpleBroker("/topic");
        registry.setApplicationDestinationPrefixes("/app");
    }

    @Override
    public void registerStompEndpoints(StompEndpointRegistry registry) {
        registry.addEndpoint("/ws");
    }
}
