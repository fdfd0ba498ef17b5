package chat.hubbub.web;

import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The chart of emoji in each of the page's languages, under an address that changes with its data. */
@Controller
class EmojiController {

    private final EmojiChart chart;

    EmojiController(EmojiChart chart) {
        this.chart = chart;
    }

    @GetMapping("/assets/{fingerprint}/emoji/{language}.json")
    ResponseEntity<String> emoji(@PathVariable String language) {
        Locale known = PageLanguages.ALL.stream()
                .filter(one -> one.getLanguage().equals(language))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return ResponseEntity.ok()
                .cacheControl(AssetRoutes.FOR_EVER)
                .contentType(MediaType.APPLICATION_JSON)
                .body(chart.json(known));
    }
}
