package chat.hubbub.terminal;

import chat.hubbub.conversation.Conversation;
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
            Conversation conversation, NicknameClaims claims, Quotas quotas, TerminalProperties properties) {
        return new TerminalGateway(conversation, claims, quotas, properties, TerminalLimits.STANDARD);
    }
}
