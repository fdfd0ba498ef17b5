package chat.hubbub.web;

import chat.hubbub.conversation.EventJson;
import chat.hubbub.conversation.Search;
import chat.hubbub.message.ChatEvent;
import chat.hubbub.message.LineSearch;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was said where, for programs. */
@RestController
@RequestMapping(path = "/api/search", produces = MediaType.APPLICATION_JSON_VALUE)
class SearchApiController {

    private final Search search;

    SearchApiController(Search search) {
        this.search = search;
    }

    @GetMapping
    ResponseEntity<HitsJson> search(
            HttpServletRequest request, @RequestParam MultiValueMap<String, String> parameters) {
        List<LineSearch.Hit> hits = search.find(RoomApiQuery.searchQuery(parameters), Visitor.of(request));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new HitsJson(hits.stream().map(HitJson::of).toList()));
    }

    record HitsJson(List<HitJson> hits) {}

    record HitJson(String room, long seq, String sender, String content, String snippet, String at) {
        static HitJson of(LineSearch.Hit hit) {
            ChatEvent.Chat chat = hit.line().chat();
            return new HitJson(
                    chat.room().value(),
                    chat.seq(),
                    chat.sender().value(),
                    chat.content(),
                    hit.snippet(),
                    EventJson.time(chat.at()));
        }
    }
}
