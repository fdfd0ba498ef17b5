package chat.hubbub.web;

import chat.hubbub.conversation.Owners;
import chat.hubbub.identity.Secret;
import chat.hubbub.moderation.OwnerLink;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** Where the owner's link leads. To look there makes nobody an owner: a button does. */
@Controller
class OwnerLinkController {

    private final Owners owners;
    private final SecretCookie secrets;
    private final PlainForms forms;

    OwnerLinkController(Owners owners, SecretCookie secrets, PlainForms forms) {
        this.owners = owners;
        this.secrets = secrets;
        this.forms = forms;
    }

    @GetMapping("/owner/{token}")
    ModelAndView door(@PathVariable String token, HttpServletRequest request, HttpServletResponse response) {
        OwnerLink link = link(token, response);
        ModelAndView page = new ModelAndView("owner-link");
        page.addObject("token", link.token());
        page.addObject("form", forms.fresh(secrets.ensure(request, response), ""));
        return page;
    }

    /** Without a referrer a browser names no origin either, so the form's token alone shows whose form it is. */
    @PostMapping(path = "/owner/{token}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ModelAndView enter(@PathVariable String token, HttpServletRequest request, HttpServletResponse response) {
        OwnerLink link = link(token, response);
        Secret secret = secrets.ensure(request, response);
        if (!forms.made(PlainPost.of(request), secret)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        if (!owners.admit(secret.person(), link)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return ownersPage();
    }

    static ModelAndView ownersPage() {
        RedirectView there = new RedirectView("/owner", true, false, false);
        there.setStatusCode(HttpStatus.SEE_OTHER);
        return new ModelAndView(there);
    }

    /** The address is the secret: no page that is opened from here is told of it, and nothing keeps it. */
    private OwnerLink link(String token, HttpServletResponse response) {
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        return OwnerLink.parse(token)
                .filter(owners::isValid)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
