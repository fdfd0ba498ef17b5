package chat.hubbub.web;

import chat.hubbub.conversation.Doors;
import chat.hubbub.conversation.Invitations;
import chat.hubbub.conversation.RoomCard;
import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Secret;
import chat.hubbub.identity.Speaker;
import chat.hubbub.membership.Invite;
import chat.hubbub.moderation.Address;
import chat.hubbub.moderation.Quotas;
import chat.hubbub.room.RoomName;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Where an invite leads. To look there lets nobody in: programs look at links too. With scripts the page shows the invite
 * when it sits down in the room; without them a form does.
 */
@Controller
class InviteController {

    /** Stands for a nickname until somebody speaks under one. */
    private static final Nickname GUEST = new Nickname("guest");

    private final Invitations invitations;
    private final SecretCookie secrets;
    private final PlainForms forms;
    private final RoomPage page;
    private final Doors doors;
    private final Quotas quotas;

    InviteController(
            Invitations invitations,
            SecretCookie secrets,
            PlainForms forms,
            RoomPage page,
            Doors doors,
            Quotas quotas) {
        this.doors = doors;
        this.quotas = quotas;
        this.invitations = invitations;
        this.secrets = secrets;
        this.forms = forms;
        this.page = page;
    }

    @GetMapping("/join/{token}")
    ModelAndView door(@PathVariable String token, HttpServletRequest request, HttpServletResponse response) {
        RoomCard room = invitedBy(token);
        Secret secret = secret(request, response);
        return invitations.room(room.room(), secret.person()).isPresent()
                ? RoomPage.seeOther(room.room(), "")
                : page.invite(room, token, forms.fresh(secret, ""));
    }

    @PostMapping(path = "/join/{token}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ModelAndView enter(@PathVariable String token, HttpServletRequest request, HttpServletResponse response) {
        RoomCard room = invitedBy(token);
        Secret secret = secret(request, response);
        if (Provenance.of(request) == Provenance.FOREIGN || !forms.made(PlainPost.of(request), secret)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        Speaker speaker = new Speaker(NicknameCookie.of(request).orElse(GUEST), secret.person());
        Address from = quotas.addressOf(request.getRemoteAddr());
        if (doors.refusal(Optional.of(speaker.nickname()), speaker.person(), from)
                .isPresent()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        if (invitations.accept(room.room(), new Invite(token), speaker).isPresent()) {
            throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE);
        }
        return RoomPage.seeOther(room.room(), "");
    }

    /** The whole link for a camera. */
    @GetMapping(path = "/api/private-rooms/{room}/invite.svg", produces = "image/svg+xml")
    ResponseEntity<String> picture(@PathVariable String room, HttpServletRequest request) {
        Invite invite = RoomName.parse(room)
                .flatMap(name -> invitations.inviteTo(name, Visitor.known(request)))
                .orElseThrow(PrivateRoomApiController::nothing);
        String link = ServletUriComponentsBuilder.fromContextPath(request)
                .path("/join/" + invite.token())
                .toUriString();
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new QrCode(link).svg());
    }

    private RoomCard invitedBy(String token) {
        return Invite.parse(token)
                .flatMap(invitations::invitedBy)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Secret secret(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        return secrets.ensure(request, response);
    }
}
