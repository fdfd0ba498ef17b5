package chat.hubbub;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Starts Hubbub. */
@SpringBootApplication(proxyBeanMethods = false)
public class HubbubApplication {

    public static void main(String[] args) {
        SpringApplication.run(HubbubApplication.class, args);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
