package chat.hubbub.web;

import chat.hubbub.message.PageRequest;
import chat.hubbub.room.RoomName;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** The page of a room: with scripts it is the room, without them a transcript and a form. */
@Component
class RoomPage {

    private final Transcripts transcripts;

    RoomPage(Transcripts transcripts) {
        this.transcripts = transcripts;
    }

    /** @throws ResponseStatusException where no room can have such a name */
    static RoomName named(String room) {
        return RoomName.parse(room).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, RoomName.RULE));
    }

    ModelAndView show(RoomName room, PageRequest stretch, PlainForm form, boolean goodbye, Locale locale) {
        ModelAndView page = new ModelAndView("page");
        page.addObject("room", room.value());
        page.addObject("form", form);
        page.addObject("goodbye", goodbye);
        page.addObject("transcript", transcripts.whenShown(room, stretch, locale));
        return page;
    }

    /** The form again with what is wrong with it, under the room as it is now. */
    ModelAndView refuse(RoomName room, PlainForm form, PlainProblem problem, Locale locale) {
        ModelAndView page = show(room, PageQuery.NOW.stretch(), form, false, locale);
        page.setStatus(problem.status());
        return page;
    }

    /** To be asked for as a page of its own, so that loading that again sends nothing again. */
    static ModelAndView seeOther(RoomName room, String query) {
        RedirectView there = new RedirectView("/rooms/" + room + query, true, false, false);
        there.setStatusCode(HttpStatus.SEE_OTHER);
        return new ModelAndView(there);
    }
}
