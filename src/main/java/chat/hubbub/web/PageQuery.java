package chat.hubbub.web;

import chat.hubbub.identity.Nickname;
import chat.hubbub.message.PageRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.apache.tomcat.util.http.InvalidParameterException;

/**
 * What an address of the page asks for besides the room. People mend and cut addresses, so what makes no sense is passed
 * over: the page is there all the same.
 *
 * @param nickname whom the link was made for
 * @param goodbye whether somebody just said goodbye
 */
record PageQuery(PageRequest stretch, Optional<Nickname> nickname, boolean goodbye) {

    /** The room as it is now. */
    static final PageQuery NOW = new PageQuery(new PageRequest.Newest(Transcripts.MOST_LINES), Optional.empty(), false);

    static final String GOODBYE = "goodbye";

    static PageQuery of(HttpServletRequest request) {
        try {
            return new PageQuery(
                    stretch(request),
                    Optional.ofNullable(request.getParameter("nick")).flatMap(Nickname::parse),
                    request.getParameter(GOODBYE) != null);
        } catch (InvalidParameterException e) {
            return NOW;
        }
    }

    private static PageRequest stretch(HttpServletRequest request) {
        return number(request, "before")
                .<PageRequest>map(seq -> new PageRequest.Before(seq, Transcripts.MOST_LINES))
                .or(() -> number(request, "after").map(seq -> new PageRequest.After(seq, Transcripts.MOST_LINES)))
                .orElse(NOW.stretch());
    }

    private static Optional<Long> number(HttpServletRequest request, String name) {
        try {
            return Optional.ofNullable(request.getParameter(name)).map(Long::valueOf);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
