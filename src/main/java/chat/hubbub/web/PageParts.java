package chat.hubbub.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.boot.webmvc.autoconfigure.error.BasicErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the templates need besides the room: where the files stand, and the words of the reader's language. */
@ControllerAdvice(
        assignableTypes = {
            PageController.class,
            PlainController.class,
            InviteController.class,
            OwnerLinkController.class,
            OwnerController.class,
            BasicErrorController.class
        })
class PageParts {

    private final PageAssets assets;
    private final ImportMap importMap;
    private final PageWords words;

    PageParts(PageAssets assets, ImportMap importMap, PageWords words) {
        this.assets = assets;
        this.importMap = importMap;
        this.words = words;
    }

    @ModelAttribute
    void add(Model model, Locale locale, HttpServletResponse response) {
        response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        model.addAttribute("assets", assets.base());
        model.addAttribute("modules", assets.modules());
        model.addAttribute("libraries", importMap.preloads());
        model.addAttribute("importMap", importMap.json());
        model.addAttribute("words", words.json(locale));
    }
}
