package chat.hubbub.bench.scenario;

import chat.hubbub.bench.load.Outcome;

/** How far a value is to be believed. */
public enum Quality {
    GOOD,
    /** Not everything was delivered, so it was cheaper or faster than it should be. */
    INCOMPLETE,
    /** The generator could do no more: the server may. */
    AT_LEAST;

    static Quality of(Outcome outcome) {
        return outcome.isComplete() ? GOOD : INCOMPLETE;
    }

    /** The worse of both. */
    public Quality and(Quality other) {
        return this == GOOD || other == INCOMPLETE ? other : this;
    }
}
