package chat.hubbub.terminal;

import chat.hubbub.conversation.Conversation;
import chat.hubbub.conversation.Doors;
import chat.hubbub.conversation.Rulings;
import chat.hubbub.identity.NicknameClaims;
import chat.hubbub.moderation.Quotas;
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
            TerminalProperties properties) {
        Indoors indoors = new Indoors(conversation, claims, doors, rulings, quotas);
        return new TerminalGateway(indoors, properties, TerminalLimits.STANDARD);
    }
}
