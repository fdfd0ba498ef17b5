package chat.hubbub.web;

import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Secret;
import chat.hubbub.room.RoomName;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** The page: one room, by its address. For those with scripts, what happens in the room travels over the socket. */
@Controller
class PageController {

    private final SecretCookie secrets;
    private final PlainForms forms;
    private final RoomPage page;

    PageController(SecretCookie secrets, PlainForms forms, RoomPage page) {
        this.secrets = secrets;
        this.forms = forms;
        this.page = page;
    }

    @GetMapping("/")
    ModelAndView front(HttpServletRequest request, HttpServletResponse response, Locale locale) {
        return show(RoomName.PUBLIC, request, response, locale);
    }

    @GetMapping("/rooms/{room}")
    ModelAndView room(
            @PathVariable String room, HttpServletRequest request, HttpServletResponse response, Locale locale) {
        return show(RoomPage.named(room), request, response, locale);
    }

    private ModelAndView show(RoomName room, HttpServletRequest request, HttpServletResponse response, Locale locale) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        Secret secret = secrets.ensure(request, response);
        PageQuery query = PageQuery.of(request);
        String nickname = query.nickname()
                .or(() -> NicknameCookie.of(request))
                .map(Nickname::value)
                .orElse("");
        return page.show(
                room, query.stretch(), forms.fresh(secret, nickname), query.goodbye(), secret.person(), locale);
    }
}
