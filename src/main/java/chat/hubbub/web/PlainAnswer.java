package chat.hubbub.web;

import chat.hubbub.conversation.Answer;
import chat.hubbub.conversation.Said;
import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Person;
import chat.hubbub.moderation.Excess;
import chat.hubbub.room.RoomName;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.servlet.ModelAndView;

/** What comes of a form: the room if its line was taken, else the form again. No thread waits for it. */
final class PlainAnswer {

    /** A browser shows nothing while it waits: after this it is told that nobody knows. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final RoomPage page;
    private final RoomName room;
    private final PlainPost post;
    private final Person person;
    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final Locale locale;
    private final DeferredResult<ModelAndView> deferred =
            new DeferredResult<>(LONGEST.toMillis(), () -> refusal(PlainProblem.NO_ANSWER));

    PlainAnswer(
            RoomPage page,
            RoomName room,
            PlainPost post,
            Person person,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale) {
        this.page = page;
        this.room = room;
        this.post = post;
        this.person = person;
        this.request = request;
        this.response = response;
        this.locale = locale;
    }

    DeferredResult<ModelAndView> deferred() {
        return deferred;
    }

    /** The next form has this nickname in it. To be called before anything else is answered. */
    void remember(Nickname nickname) {
        NicknameCookie.keep(nickname, request, response);
    }

    void said(Said said) {
        if (said instanceof Said.Refused refused) {
            refused.refusal().retryAfter().ifPresent(this::retryAfter);
            refuse(PlainProblem.of(refused.refusal().code()));
        } else {
            deferred.setResult(RoomPage.seeOther(room, ""));
        }
    }

    void obeyed(Answer answer) {
        if (answer.kind() == Answer.Kind.DONE) {
            deferred.setResult(RoomPage.seeOther(room, ""));
        } else {
            refuse(PlainProblem.COMMAND);
        }
    }

    void goodbye() {
        deferred.setResult(RoomPage.seeOther(room, "?" + PageQuery.GOODBYE));
    }

    void refuse(Excess excess) {
        retryAfter(excess.retryAfter());
        refuse(PlainProblem.TOO_FAST);
    }

    void refuse(PlainProblem problem) {
        deferred.setResult(refusal(problem));
    }

    private ModelAndView refusal(PlainProblem problem) {
        return page.refuse(room, PlainForm.again(post, problem), problem, person, locale);
    }

    /** Who is too fast is told at once, while the request is still here. */
    private void retryAfter(Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    }
}
