package chat.hubbub.web;

import chat.hubbub.conversation.Answer;
import chat.hubbub.conversation.Rulings;
import chat.hubbub.identity.Person;
import chat.hubbub.moderation.CommandLine;
import chat.hubbub.room.RoomName;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Takes the lines of those who keep order, as they type them. */
@RestController
class CommandApiController {

    private final Rulings rulings;

    CommandApiController(Rulings rulings) {
        this.rulings = rulings;
    }

    @PostMapping(
            path = "/api/rooms/{room}/commands",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    CompletionStage<ResponseEntity<Map<String, List<String>>>> command(
            HttpServletRequest request, @PathVariable String room, @RequestBody Typed typed) {
        RoomName name = RoomApiController.named(room);
        Person person = Visitor.acting(request);
        String line = typed.line();
        if (line == null || line.isBlank() || line.length() > CommandLine.MOST_CHARS) {
            throw new ApiRefusal("line must be a command such as /mute bo 10m.");
        }
        return rulings.obey(person, name, line).thenApply(CommandApiController::told);
    }

    private static ResponseEntity<Map<String, List<String>>> told(Answer answer) {
        if (answer.kind() != Answer.Kind.DONE) {
            throw new ApiRefusal(status(answer.kind()), String.join(" ", answer.lines()));
        }
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(Map.of("lines", answer.lines()));
    }

    private static HttpStatus status(Answer.Kind kind) {
        return switch (kind) {
            case DONE -> HttpStatus.OK;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case UNKNOWN -> HttpStatus.NOT_FOUND;
            case MALFORMED -> HttpStatus.UNPROCESSABLE_CONTENT;
            case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
        };
    }

    record Typed(@Nullable String line) {}
}
