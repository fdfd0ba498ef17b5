package chat.hubbub.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The page's service worker. It stands beside the page, because a worker reaches no further than its own folder, and
 * names the release, so that browsers see a new worker with every new release.
 */
@Controller
class WorkerController {

    private static final MediaType SCRIPT = new MediaType("text", "javascript", StandardCharsets.UTF_8);

    private final String script;

    WorkerController(PageAssets assets) throws IOException {
        String code = new ClassPathResource("static/js/worker.js").getContentAsString(StandardCharsets.UTF_8);
        script = "self.release = \"" + assets.base() + "\";\n" + code;
    }

    @GetMapping("/worker.js")
    ResponseEntity<String> worker() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .contentType(SCRIPT)
                .body(script);
    }
}
