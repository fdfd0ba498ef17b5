package chat.hubbub;

import java.time.Clock;
import java.util.OptionalInt;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Starts Hubbub, or does what else was asked for. */
@SpringBootApplication(proxyBeanMethods = false)
public class HubbubApplication {

    public static void main(String[] args) {
        OptionalInt exitCode = ConsoleCommands.run(args);
        if (exitCode.isPresent()) {
            System.exit(exitCode.getAsInt());
        }
        Thread.setDefaultUncaughtExceptionHandler(new LastResort());
        SpringApplication.run(HubbubApplication.class, args);
    }

    /** What time it is, for people. */
    @Bean
    @Primary
    Clock clock() {
        return Clock.systemUTC();
    }

    /** How much time has passed in which somebody could be heard, for time-outs. */
    @Bean
    Clock steadyClock(Clock clock) {
        return new SteadyClock(clock, new RunningTime(System::nanoTime));
    }
}
