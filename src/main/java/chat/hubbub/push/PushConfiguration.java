package chat.hubbub.push;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the calling possible, with what the operator allows. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PushProperties.class)
class PushConfiguration {

    @Bean
    Push push(PushProperties properties, PushJournal journal, Clock clock) {
        return new Push(properties, new PushServices(properties::trusts), journal, clock);
    }
}
