package chat.hubbub.web;

import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** All styles in one answer: on a slow link one request instead of twenty. */
@Controller
class StyleSheetController {

    private final PageAssets assets;

    StyleSheetController(PageAssets assets) {
        this.assets = assets;
    }

    @GetMapping(path = "/assets/{fingerprint}/hubbub.css", produces = "text/css;charset=UTF-8")
    ResponseEntity<String> styles() throws IOException {
        return ResponseEntity.ok()
                .cacheControl(AssetRoutes.FOR_EVER)
                .contentType(MediaType.parseMediaType("text/css;charset=UTF-8"))
                .body(assets.styleSheet());
    }
}
