package chat.hubbub.web;

import chat.hubbub.conversation.Directory;
import chat.hubbub.conversation.EventJson;
import chat.hubbub.conversation.History;
import chat.hubbub.message.Page;
import chat.hubbub.presence.Member;
import chat.hubbub.room.RoomName;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The rooms, who is in them and what was said there, for programs. */
@RestController
@RequestMapping(path = "/api/rooms", produces = MediaType.APPLICATION_JSON_VALUE)
class RoomApiController {

    /** How far the room was when a page was read: what happened to its messages up to then is in it. */
    private static final String LAST_SEQ = "Hubbub-Last-Seq";

    private final Directory directory;
    private final History history;

    RoomApiController(Directory directory, History history) {
        this.directory = directory;
        this.history = history;
    }

    @GetMapping
    ResponseEntity<List<RoomJson>> rooms() {
        return fresh(directory.rooms().stream().map(RoomJson::of).toList());
    }

    @GetMapping("/{room}/messages")
    ResponseEntity<PageJson> messages(
            HttpServletRequest request,
            @PathVariable String room,
            @RequestParam MultiValueMap<String, String> parameters) {
        Page page = history.page(open(room, request), RoomApiQuery.pageRequest(parameters), Visitor.of(request));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(LAST_SEQ, Long.toString(page.lastSeq()))
                .body(PageJson.of(page));
    }

    @GetMapping("/{room}/members")
    ResponseEntity<List<MemberJson>> members(HttpServletRequest request, @PathVariable String room) {
        return fresh(directory.members(open(room, request), Visitor.of(request)).stream()
                .map(MemberJson::of)
                .toList());
    }

    /** A private room does not exist for those who do not belong to it. */
    private RoomName open(String room, HttpServletRequest request) {
        RoomName name = named(room);
        if (!directory.isOpenTo(Visitor.of(request), name)) {
            throw PrivateRoomApiController.nothing();
        }
        return name;
    }

    static RoomName named(String room) {
        return RoomName.parse(room).orElseThrow(() -> new ApiRefusal(RoomName.RULE));
    }

    /** What a room holds changes with every message, so no copy of it is worth keeping. */
    private static <T> ResponseEntity<T> fresh(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }

    record RoomJson(String room, int online, long lastSeq) {
        static RoomJson of(Directory.Entry entry) {
            return new RoomJson(entry.room().value(), entry.online(), entry.lastSeq());
        }
    }

    record MemberJson(String nickname, String since) {
        static MemberJson of(Member member) {
            return new MemberJson(member.nickname().value(), EventJson.time(member.since()));
        }
    }

    record PageJson(List<Map<String, Object>> messages, boolean hasMore) {
        static PageJson of(Page page) {
            return new PageJson(page.lines().stream().map(EventJson::fields).toList(), page.hasMore());
        }
    }
}
