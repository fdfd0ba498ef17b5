package chat.hubbub.web;

import chat.hubbub.conversation.Refusal;
import java.util.Locale;
import org.springframework.http.HttpStatus;

/** Why a plain form was not taken, and at which of its fields that is told. */
enum PlainProblem {
    NICKNAME_EMPTY(Field.NICKNAME, HttpStatus.UNPROCESSABLE_CONTENT),
    NICKNAME_INVALID(Field.NICKNAME, HttpStatus.UNPROCESSABLE_CONTENT),
    NICKNAME_TAKEN(Field.NICKNAME, HttpStatus.CONFLICT),
    TEXT_EMPTY(Field.TEXT, HttpStatus.UNPROCESSABLE_CONTENT),
    TEXT_TOO_LONG(Field.TEXT, HttpStatus.UNPROCESSABLE_CONTENT),
    TOO_FAST(Field.TEXT, HttpStatus.TOO_MANY_REQUESTS),
    BANNED(Field.FORM, HttpStatus.FORBIDDEN),
    MUTED(Field.TEXT, HttpStatus.FORBIDDEN),
    LOCKED(Field.TEXT, HttpStatus.FORBIDDEN),
    SLOW(Field.TEXT, HttpStatus.TOO_MANY_REQUESTS),
    NEWCOMER(Field.TEXT, HttpStatus.FORBIDDEN),
    COMMAND(Field.TEXT, HttpStatus.UNPROCESSABLE_CONTENT),
    UNAVAILABLE(Field.TEXT, HttpStatus.SERVICE_UNAVAILABLE),
    /** It may still be stored: whoever sends it again says it once all the same. */
    NO_ANSWER(Field.TEXT, HttpStatus.SERVICE_UNAVAILABLE),
    /** Larger than any form of ours. */
    TOO_LARGE(Field.FORM, HttpStatus.CONTENT_TOO_LARGE),
    /** Not in the form that browsers give to forms. */
    BROKEN(Field.FORM, HttpStatus.BAD_REQUEST),
    /** Not made for this browser by this server, or sent by a page of somebody else. */
    FOREIGN(Field.FORM, HttpStatus.FORBIDDEN);

    /** Where on the form a problem is told. */
    enum Field {
        NICKNAME,
        TEXT,
        FORM
    }

    private final Field field;
    private final HttpStatus status;

    PlainProblem(Field field, HttpStatus status) {
        this.field = field;
        this.status = status;
    }

    static PlainProblem of(Refusal.Code code) {
        return switch (code) {
            case EMPTY -> TEXT_EMPTY;
            case TOO_LONG -> TEXT_TOO_LONG;
            case RATE_LIMITED -> TOO_FAST;
            case NICKNAME_INVALID -> NICKNAME_INVALID;
            case NICKNAME_TAKEN -> NICKNAME_TAKEN;
            case BANNED -> BANNED;
            case MUTED -> MUTED;
            case LOCKED -> LOCKED;
            case SLOW -> SLOW;
            case NEWCOMER -> NEWCOMER;
            case ROOM_INVALID, FORBIDDEN, UNAVAILABLE -> UNAVAILABLE;
        };
    }

    boolean isAt(Field place) {
        return field == place;
    }

    HttpStatus status() {
        return status;
    }

    /** The message that tells it. */
    public String words() {
        return "plain.problem." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
