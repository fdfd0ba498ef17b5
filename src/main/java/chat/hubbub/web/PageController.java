package chat.hubbub.web;

import chat.hubbub.room.RoomName;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The page: one room, by its address. What happens in the room travels over the socket. */
@Controller
class PageController {

    private final SecretCookie secret;

    PageController(SecretCookie secret) {
        this.secret = secret;
    }

    @GetMapping("/")
    String front(Model model, HttpServletRequest request, HttpServletResponse response) {
        return room(RoomName.PUBLIC.value(), model, request, response);
    }

    @GetMapping("/rooms/{room}")
    String room(@PathVariable String room, Model model, HttpServletRequest request, HttpServletResponse response) {
        if (RoomName.parse(room).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, RoomName.RULE);
        }
        secret.ensure(request, response);
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        model.addAttribute("room", room);
        return "page";
    }
}
