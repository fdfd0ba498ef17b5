package chat.hubbub.web;

import chat.hubbub.conversation.EventJson;
import chat.hubbub.conversation.Invitations;
import chat.hubbub.conversation.Opened;
import chat.hubbub.conversation.RoomCard;
import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Person;
import chat.hubbub.membership.Invite;
import chat.hubbub.membership.Title;
import chat.hubbub.room.RoomName;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Rooms that are not everybody's, for those who belong to them. For everybody else they do not exist. */
@RestController
@RequestMapping(path = "/api", produces = MediaType.APPLICATION_JSON_VALUE)
class PrivateRoomApiController {

    private final Invitations invitations;

    PrivateRoomApiController(Invitations invitations) {
        this.invitations = invitations;
    }

    @GetMapping("/private-rooms")
    ResponseEntity<List<Map<String, Object>>> rooms(HttpServletRequest request) {
        List<Invitations.Entry> mine = invitations.roomsOf(Visitor.known(request));
        return fresh(
                HttpStatus.OK,
                mine.stream().map(PrivateRoomApiController::entry).toList());
    }

    @PostMapping(path = "/private-rooms", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, Object>> open(HttpServletRequest request, @RequestBody NewRoom wanted) {
        Person person = Visitor.acting(request);
        Title title =
                Optional.ofNullable(wanted.title()).flatMap(Title::parse).orElseThrow(() -> new ApiRefusal(Title.RULE));
        RoomCard room = done(invitations.open(title, person));
        Map<String, Object> fields = EventJson.fields(room);
        invitations.inviteTo(room.room(), person).ifPresent(invite -> fields.put("invite", invite.token()));
        return fresh(HttpStatus.CREATED, fields);
    }

    @PostMapping(path = "/direct-rooms", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, Object>> openDirect(HttpServletRequest request, @RequestBody Partner wanted) {
        Person person = Visitor.acting(request);
        Nickname nickname = Optional.ofNullable(wanted.nickname())
                .flatMap(Nickname::parse)
                .orElseThrow(() -> new ApiRefusal(Nickname.RULE));
        return fresh(HttpStatus.OK, EventJson.fields(done(invitations.openDirect(person, nickname))));
    }

    @GetMapping("/private-rooms/{room}/invite")
    ResponseEntity<Map<String, String>> invite(HttpServletRequest request, @PathVariable String room) {
        return shown(invitations.inviteTo(named(room), Visitor.known(request)));
    }

    @PostMapping("/private-rooms/{room}/invite")
    ResponseEntity<Map<String, String>> renewInvite(HttpServletRequest request, @PathVariable String room) {
        return shown(invitations.renewInvite(named(room), Visitor.acting(request)));
    }

    @DeleteMapping("/private-rooms/{room}/invite")
    ResponseEntity<Void> revokeInvite(HttpServletRequest request, @PathVariable String room) {
        return ended(invitations.revokeInvite(named(room), Visitor.acting(request)));
    }

    @DeleteMapping("/private-rooms/{room}/membership")
    ResponseEntity<Void> leave(HttpServletRequest request, @PathVariable String room) {
        RoomName name = named(room);
        Person person = Visitor.acting(request);
        if (name.kind() == RoomName.Kind.DIRECT
                && invitations.room(name, person).isPresent()) {
            throw new ApiRefusal(HttpStatus.CONFLICT, "A direct conversation cannot be left.");
        }
        return ended(invitations.leave(name, person));
    }

    private static RoomName named(String room) {
        return RoomName.parse(room).orElseThrow(PrivateRoomApiController::nothing);
    }

    private static RoomCard done(Opened opened) {
        if (opened instanceof Opened.Done done) {
            return done.room();
        }
        if (opened instanceof Opened.Refused refused) {
            boolean tooFast = refused.refusal().retryAfter().isPresent();
            throw ApiRefusal.of(tooFast ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.CONFLICT, refused.refusal());
        }
        throw new ApiRefusal(HttpStatus.NOT_FOUND, "Nobody has this nickname at the moment.");
    }

    private static ResponseEntity<Map<String, String>> shown(Optional<Invite> invite) {
        String token = invite.orElseThrow(PrivateRoomApiController::nothing).token();
        return fresh(HttpStatus.OK, Map.of("invite", token));
    }

    private static ResponseEntity<Void> ended(boolean done) {
        if (!done) {
            throw nothing();
        }
        return ResponseEntity.noContent().cacheControl(CacheControl.noStore()).build();
    }

    /** The same words whether there is no such room, no invite, or no such room for whoever asks. */
    static ApiRefusal nothing() {
        return new ApiRefusal(HttpStatus.NOT_FOUND, "There is nothing here for you.");
    }

    private static Map<String, Object> entry(Invitations.Entry entry) {
        Map<String, Object> fields = new LinkedHashMap<>(EventJson.fields(entry.room()));
        fields.put("online", entry.online());
        fields.put("lastSeq", entry.lastSeq());
        return fields;
    }

    private static <T> ResponseEntity<T> fresh(HttpStatus status, T body) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .body(body);
    }

    record NewRoom(@Nullable String title) {}

    record Partner(@Nullable String nickname) {}
}
