package chat.hubbub.web;

import chat.hubbub.conversation.Answer;
import chat.hubbub.conversation.Owners;
import chat.hubbub.conversation.OwnersDesk;
import chat.hubbub.conversation.Rulings;
import chat.hubbub.identity.Person;
import chat.hubbub.identity.Secret;
import chat.hubbub.room.RoomName;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The page of those who own this server. It needs no script, and for everybody else there is none. */
@Controller
class OwnerController {

    private final Owners owners;
    private final OwnersDesk desk;
    private final Rulings rulings;
    private final OwnersPage page;
    private final SecretCookie secrets;
    private final PlainForms forms;

    OwnerController(
            Owners owners, OwnersDesk desk, Rulings rulings, OwnersPage page, SecretCookie secrets, PlainForms forms) {
        this.owners = owners;
        this.desk = desk;
        this.rulings = rulings;
        this.page = page;
        this.secrets = secrets;
        this.forms = forms;
    }

    @GetMapping("/owner")
    ModelAndView show(HttpServletRequest request, HttpServletResponse response, Locale locale) {
        Secret owner = owner(request, response);
        long before = number(request, "before").filter(id -> id > 0).orElse(Long.MAX_VALUE);
        return page.show(owner.person(), before, forms.fresh(owner, ""), List.of(), locale);
    }

    @PostMapping(path = "/owner", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    CompletionStage<ModelAndView> act(HttpServletRequest request, HttpServletResponse response, Locale locale) {
        Secret owner = owner(request, response);
        if (Provenance.of(request) == Provenance.FOREIGN || !forms.made(PlainPost.of(request), owner)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        Person person = owner.person();
        return switch (field(request, "act")) {
            case "lift" -> lift(person, request).thenApply(answer -> OwnerLinkController.ownersPage());
            case "unrule" -> unrule(person, request).thenApply(answer -> OwnerLinkController.ownersPage());
            case "dismiss" -> dismiss(person, request).thenApply(answer -> OwnerLinkController.ownersPage());
            case "revoke" -> {
                owners.revokeLink(person);
                yield CompletableFuture.completedStage(OwnerLinkController.ownersPage());
            }
            default -> command(owner, request, locale);
        };
    }

    /** The answer stands on the page itself: to load that again does it again, which changes nothing. */
    private CompletionStage<ModelAndView> command(Secret owner, HttpServletRequest request, Locale locale) {
        String wanted = field(request, "room").strip();
        RoomName room = RoomName.parse(wanted.replaceFirst("^#", "")).orElse(RoomName.PUBLIC);
        String typed = field(request, "line").strip();
        String line = typed.startsWith("/") ? typed : "/" + typed;
        return rulings.obey(owner.person(), room, line)
                .thenApply(answer ->
                        page.show(owner.person(), Long.MAX_VALUE, forms.fresh(owner, ""), answer.lines(), locale));
    }

    private CompletionStage<Answer> lift(Person owner, HttpServletRequest request) {
        String who = field(request, "who");
        String kind = field(request, "kind");
        return desk.sanctions().stream()
                .filter(one ->
                        one.nickname().value().equals(who) && one.kind().name().equals(kind))
                .findFirst()
                .map(sanction -> rulings.lift(owner, sanction))
                .orElseGet(OwnerController::nothing);
    }

    private CompletionStage<Answer> unrule(Person owner, HttpServletRequest request) {
        String room = field(request, "room");
        String kind = field(request, "kind");
        return desk.rules(owner).stream()
                .filter(one ->
                        one.room().value().equals(room) && one.kind().name().equals(kind))
                .findFirst()
                .map(rule -> rulings.lift(owner, rule))
                .orElseGet(OwnerController::nothing);
    }

    private CompletionStage<Answer> dismiss(Person owner, HttpServletRequest request) {
        String who = field(request, "who");
        long at = number(request, "at").orElse(0L);
        return desk.holders().stream()
                .filter(one -> one.nickname().value().equals(who) && one.since().toEpochMilli() == at)
                .findFirst()
                .map(holder -> rulings.dismiss(owner, holder))
                .orElseGet(OwnerController::nothing);
    }

    /** It is gone already, so it is as it was meant to be. */
    private static CompletionStage<Answer> nothing() {
        return CompletableFuture.completedStage(new Answer(Answer.Kind.DONE, List.of()));
    }

    private Secret owner(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        if (!owners.isOwner(Visitor.of(request))) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return secrets.ensure(request, response);
    }

    private static Optional<Long> number(HttpServletRequest request, String name) {
        try {
            return Optional.of(Long.parseLong(field(request, name)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static String field(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name)).orElse("");
    }
}
