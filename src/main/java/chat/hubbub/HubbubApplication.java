package chat.hubbub;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class HubbubApplication {

    public static void main(String[] args) {
        SpringApplication.run(HubbubApplication.class, args);
    }
}
