package chat.hubbub.web;

import chat.hubbub.conversation.Callees;
import chat.hubbub.conversation.Refusal;
import chat.hubbub.conversation.Tested;
import chat.hubbub.identity.Person;
import chat.hubbub.push.BrowserKeys;
import chat.hubbub.push.Endpoint;
import chat.hubbub.push.PushSubscription;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** For browsers that want to be called while their page is closed. */
@RestController
@RequestMapping(path = "/api/push", produces = MediaType.APPLICATION_JSON_VALUE)
class PushApiController {

    private final Callees callees;

    PushApiController(Callees callees) {
        this.callees = callees;
    }

    @GetMapping("/key")
    ResponseEntity<Map<String, String>> key() {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(Map.of("key", keyOrNothing()));
    }

    @PutMapping(path = "/subscription", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Void> subscribe(HttpServletRequest request, @RequestBody Wanted wanted) {
        Person person = Visitor.acting(request);
        keyOrNothing();
        String site = PushSubscription.siteOf(
                Optional.ofNullable(request.getHeader(HttpHeaders.ORIGIN)).orElse(""));
        Optional<Refusal> refusal =
                callees.subscribe(new PushSubscription(endpoint(wanted.endpoint()), keys(wanted.keys()), person, site));
        if (refusal.isPresent()) {
            throw refused(refusal.get());
        }
        return done();
    }

    @DeleteMapping(path = "/subscription", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Void> unsubscribe(HttpServletRequest request, @RequestBody Known known) {
        Person person = Visitor.acting(request);
        if (!callees.unsubscribe(person, endpoint(known.endpoint()))) {
            throw PrivateRoomApiController.nothing();
        }
        return done();
    }

    @PostMapping(path = "/test", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Void> test(HttpServletRequest request, @RequestBody Known known) {
        Person person = Visitor.acting(request);
        Tested tested = callees.test(person, endpoint(known.endpoint()));
        if (tested instanceof Tested.Refused refused) {
            throw refused(refused.refusal());
        }
        if (tested instanceof Tested.Failed failed) {
            throw new ApiRefusal(HttpStatus.BAD_GATEWAY, failed.sentence());
        }
        if (tested instanceof Tested.NotThere) {
            throw PrivateRoomApiController.nothing();
        }
        return done();
    }

    private String keyOrNothing() {
        return callees.key()
                .orElseThrow(
                        () -> new ApiRefusal(HttpStatus.NOT_FOUND, "This server calls nobody whose page is closed."));
    }

    private static Endpoint endpoint(@Nullable String address) {
        return Optional.ofNullable(address)
                .flatMap(Endpoint::parse)
                .orElseThrow(() -> new ApiRefusal("endpoint must be the address that the browser gave."));
    }

    private static BrowserKeys keys(@Nullable Keys keys) {
        return Optional.ofNullable(keys)
                .flatMap(Keys::parsed)
                .orElseThrow(() -> new ApiRefusal("keys must be the p256dh and the auth that the browser gave."));
    }

    private static ApiRefusal refused(Refusal refusal) {
        HttpStatus status =
                switch (refusal.code()) {
                    case RATE_LIMITED -> HttpStatus.TOO_MANY_REQUESTS;
                    case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
                    default -> HttpStatus.CONFLICT;
                };
        return ApiRefusal.of(status, refusal);
    }

    private static ResponseEntity<Void> done() {
        return ResponseEntity.noContent().cacheControl(CacheControl.noStore()).build();
    }

    /** As {@code PushSubscription.toJSON()} has it. */
    record Wanted(@Nullable String endpoint, @Nullable Keys keys) {}

    record Keys(@Nullable String p256dh, @Nullable String auth) {
        Optional<BrowserKeys> parsed() {
            return p256dh == null || auth == null ? Optional.empty() : BrowserKeys.parse(p256dh, auth);
        }
    }

    record Known(@Nullable String endpoint) {}
}
