package chat.hubbub.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.webjars.WebJarVersionLocator;
import tools.jackson.databind.json.JsonMapper;

/** Tells the browser where the three libraries of the page stand: {@code import "dompurify"} in a module means this file. */
@Component
class ImportMap {

    private static final String WEBJARS = "META-INF/resources/";

    private final Map<String, String> imports = new TreeMap<>();
    private final String json;

    ImportMap() {
        put("dompurify", "dompurify", "dist/purify.min.js");
        put("sockjs", "sockjs-client", "dist/sockjs.min.js");
        put("stompjs", "stomp__stompjs", "bundles/stomp.umd.min.js");
        json = JsonMapper.shared().writeValueAsString(Map.of("imports", imports));
    }

    /** To stand in the page exactly as it is: the policy names it by its digest. */
    String json() {
        return json;
    }

    Sha256 digest() {
        return Sha256.of(json.getBytes(StandardCharsets.UTF_8));
    }

    /** The libraries that the first view needs; SockJS is fetched only where WebSocket fails. */
    List<String> preloads() {
        return imports.entrySet().stream()
                .filter(entry -> !entry.getKey().equals("sockjs"))
                .map(Map.Entry::getValue)
                .toList();
    }

    private void put(String name, String webjar, String file) {
        String path = new WebJarVersionLocator().fullPath(webjar, file);
        if (path == null) {
            throw new IllegalStateException("The web jar " + webjar + " is not on the class path");
        }
        imports.put(name, "/" + path.substring(WEBJARS.length()));
    }
}
