package chat.hubbub.monitoring;

import chat.hubbub.broker.Broker;
import chat.hubbub.push.PushCounts;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets the broker, the log and the calling be counted, and asks them what cannot be counted along the way. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MonitoringProperties.class)
class MonitoringConfiguration {

    @Bean
    FilterRegistrationBean<MetricsAccess> metricsAccess(MonitoringProperties properties) {
        var registration = new FilterRegistrationBean<>(new MetricsAccess(properties));
        registration.addUrlPatterns("/actuator/prometheus", "/actuator/prometheus/*");
        return registration;
    }

    @Bean
    BrokerMeters brokerMeters(MeterRegistry registry) {
        return new BrokerMeters(registry);
    }

    @Bean
    LogMeters logMeters(MeterRegistry registry, Clock clock) {
        return new LogMeters(registry, clock);
    }

    @Bean
    LimitMeters limitMeters(MeterRegistry registry) {
        return new LimitMeters(registry);
    }

    @Bean
    LogHealth logHealth(LogMeters meters) {
        return new LogHealth(meters);
    }

    @Bean
    MeterBinder pushMeters(PushCounts push) {
        return registry -> {
            Gauge.builder("hubbub.push.subscriptions", push, PushCounts::subscriptions)
                    .description("Browsers that want to be called")
                    .register(registry);
            FunctionCounter.builder("hubbub.push.sent", push, PushCounts::sent)
                    .description("Notes that a push service took")
                    .register(registry);
            FunctionCounter.builder("hubbub.push.failed", push, PushCounts::failed)
                    .description("Notes that no push service took")
                    .register(registry);
            FunctionCounter.builder("hubbub.push.dropped", push, PushCounts::dropped)
                    .description("Notes and lines that too many others were waiting before")
                    .register(registry);
        };
    }

    @Bean
    MeterBinder brokerGauges(Broker<?> broker) {
        return registry -> {
            Gauge.builder("hubbub.connections", broker, Broker::connections)
                    .description("Clients that are connected")
                    .register(registry);
            Gauge.builder("hubbub.rooms", broker, Broker::topics)
                    .description("Rooms that somebody listens in")
                    .register(registry);
            Gauge.builder("hubbub.held", broker, Broker::bytesHeld)
                    .description("What is kept in memory for those who are behind")
                    .baseUnit("bytes")
                    .register(registry);
            Gauge.builder("hubbub.owed", broker, Broker::bytesOwed)
                    .description("What waits for clients alone, or is being written to them")
                    .baseUnit("bytes")
                    .register(registry);
        };
    }
}
