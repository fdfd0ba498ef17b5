package chat.hubbub.web;

import chat.hubbub.conversation.Directory;
import chat.hubbub.conversation.Invitations;
import chat.hubbub.conversation.Owners;
import chat.hubbub.conversation.RoomCard;
import chat.hubbub.identity.Person;
import chat.hubbub.message.PageRequest;
import chat.hubbub.room.RoomName;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** The page of a room: with scripts it is the room, without them a transcript and a form. */
@Component
class RoomPage {

    private final Transcripts transcripts;
    private final Invitations invitations;
    private final Directory directory;
    private final Owners owners;

    RoomPage(Transcripts transcripts, Invitations invitations, Directory directory, Owners owners) {
        this.owners = owners;
        this.transcripts = transcripts;
        this.invitations = invitations;
        this.directory = directory;
    }

    /** @throws ResponseStatusException where no room can have such a name */
    static RoomName named(String room) {
        return RoomName.parse(room).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, RoomName.RULE));
    }

    /** @throws ResponseStatusException where there is no such room for this person */
    ModelAndView show(
            RoomName room, PageRequest stretch, PlainForm form, boolean goodbye, Person viewer, Locale locale) {
        requireOpen(room, viewer);
        ModelAndView page = page(room, invitations.room(room, viewer), form);
        page.addObject("goodbye", goodbye);
        page.addObject("keepsOrder", owners.keepsOrder(viewer));
        page.addObject("owns", owners.isOwner(viewer));
        page.addObject("transcript", transcripts.whenShown(room, stretch, viewer, locale));
        return page;
    }

    /** @throws ResponseStatusException where there is no such room for this person */
    void requireOpen(RoomName room, Person viewer) {
        if (!directory.isOpenTo(viewer, room)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    /** The page of a private room for somebody who is not in it yet. */
    ModelAndView invite(RoomCard room, String token, PlainForm form) {
        ModelAndView page = page(room.room(), Optional.of(room), form);
        page.addObject("invite", token);
        return page;
    }

    private static ModelAndView page(RoomName room, Optional<RoomCard> card, PlainForm form) {
        ModelAndView page = new ModelAndView("page");
        page.addObject("room", room.value());
        page.addObject("kind", room.kind().name().toLowerCase(Locale.ROOT));
        page.addObject("title", card.map(RoomCard::title).orElse(room.value()));
        page.addObject("form", form);
        return page;
    }

    /** The form again with what is wrong with it, under the room as it is now. */
    ModelAndView refuse(RoomName room, PlainForm form, PlainProblem problem, Person viewer, Locale locale) {
        ModelAndView page = show(room, PageQuery.NOW.stretch(), form, false, viewer, locale);
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
