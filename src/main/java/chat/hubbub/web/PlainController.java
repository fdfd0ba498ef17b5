package chat.hubbub.web;

import chat.hubbub.identity.Secret;
import chat.hubbub.moderation.Quotas;
import chat.hubbub.room.RoomName;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.servlet.ModelAndView;

/** Takes what somebody says by the plain form, if it is the form that this browser was given. */
@Controller
class PlainController {

    private static final int MOST_PASSED_OVER = 256 << 10;

    private final SecretCookie secrets;
    private final PlainForms forms;
    private final RoomPage page;
    private final PlainDoor door;
    private final Quotas quotas;

    PlainController(SecretCookie secrets, PlainForms forms, RoomPage page, PlainDoor door, Quotas quotas) {
        this.secrets = secrets;
        this.forms = forms;
        this.page = page;
        this.door = door;
        this.quotas = quotas;
    }

    @PostMapping(path = "/rooms/{room}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    DeferredResult<ModelAndView> say(
            @PathVariable String room, HttpServletRequest request, HttpServletResponse response, Locale locale) {
        RoomName name = RoomPage.named(room);
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        Secret secret = secrets.ensure(request, response);
        page.requireOpen(name, secret.person());
        try {
            return say(name, PlainPost.of(request), secret, request, response, locale);
        } catch (InvalidParameterException e) {
            boolean large = e.getErrorCode() == HttpStatus.CONTENT_TOO_LARGE.value();
            PlainProblem problem = large ? PlainProblem.TOO_LARGE : PlainProblem.BROKEN;
            passOver(request);
            return turnAway(name, secret, forms.instead(secret, PlainPost.EMPTY, problem), problem, locale);
        }
    }

    /** Whoever is cut off in the middle of what they send does not get the answer. */
    private static void passOver(HttpServletRequest request) {
        try {
            request.getInputStream().skipNBytes(MOST_PASSED_OVER);
        } catch (IOException e) {
            // Then there is nobody to answer.
        }
    }

    private DeferredResult<ModelAndView> say(
            RoomName room,
            PlainPost post,
            Secret secret,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale) {
        Provenance provenance = Provenance.of(request);
        if (provenance == Provenance.FOREIGN || !forms.made(post, secret)) {
            // What a page of somebody else wrote must not stand in our form, ready to be sent.
            PlainPost words = provenance == Provenance.OWN ? post : PlainPost.EMPTY;
            PlainForm form = forms.instead(secret, words, PlainProblem.FOREIGN);
            return turnAway(room, secret, form, PlainProblem.FOREIGN, locale);
        }
        PlainAnswer answer = new PlainAnswer(page, room, post, secret.person(), request, response, locale);
        door.speak(room, secret.person(), post, quotas.addressOf(request.getRemoteAddr()), answer);
        return answer.deferred();
    }

    private DeferredResult<ModelAndView> turnAway(
            RoomName room, Secret secret, PlainForm form, PlainProblem problem, Locale locale) {
        DeferredResult<ModelAndView> answer = new DeferredResult<>();
        answer.setResult(page.refuse(room, form, problem, secret.person(), locale));
        return answer;
    }
}
