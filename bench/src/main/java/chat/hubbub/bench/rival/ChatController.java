package chat.hubbub.bench.rival;

import org.springframework.messaging.handler.annotation.MessageMapping;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.messaging.handler.annotation.SendTo;
import org.springframework.stereotype.Controller;

/** Passes on what is said, byte for byte: the least that a Spring application can do for it. */
@Controller
class ChatController {

    @MessageMapping("/chat/{room}")
    @SendTo("/topic/{room}")
    byte[] chat(@Payload byte[] body) {
        return body;
    }
}
