package chat.hubbub.web;

import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The words that the scripts say, from the same bundle as the markup's: every key that begins with {@code js.}. */
@Component
class PageWords {

    private static final String PREFIX = "js.";
    /** What is not translated is English, not the language that the server's machine was set up in. */
    private static final Control ENGLISH_ELSE = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    /** JSON that is safe inside a script element, whatever a translator wrote. */
    String json(Locale locale) {
        return JsonMapper.shared().writeValueAsString(words(locale)).replace("<", "\\u003c");
    }

    private Map<String, String> words(Locale locale) {
        ResourceBundle bundle = ResourceBundle.getBundle("messages", locale, ENGLISH_ELSE);
        Map<String, String> words = new TreeMap<>();
        bundle.keySet().stream()
                .filter(key -> key.startsWith(PREFIX))
                .forEach(key -> words.put(key.substring(PREFIX.length()), bundle.getString(key)));
        return words;
    }
}
