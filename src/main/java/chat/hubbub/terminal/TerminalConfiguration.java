package chat.hubbub.terminal;

import chat.hubbub.conversation.Conversation;
import chat.hubbub.conversation.Doors;
import chat.hubbub.conversation.Rulings;
import chat.hubbub.identity.NicknameClaims;
import chat.hubbub.moderation.Descriptors;
import chat.hubbub.moderation.Quotas;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the terminal door. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TerminalProperties.class)
class TerminalConfiguration {

    @Bean
    TerminalGateway terminalGateway(
            Conversation conversation,
            NicknameClaims claims,
            Doors doors,
            Rulings rulings,
            Quotas quotas,
            Descriptors descriptors,
            TerminalProperties properties,
            @Qualifier("steadyClock") Clock clock) {
        Indoors indoors = new Indoors(conversation, claims, doors, rulings, quotas, clock);
        return new TerminalGateway(
                indoors, properties.atMost(descriptors.terminals(properties.connections())), TerminalLimits.STANDARD);
    }
}
