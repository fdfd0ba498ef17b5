package chat.hubbub.load;

/** What was asked for, checked. */
record Options(Arguments arguments, Target target, Crowd crowd, Pace pace, Dialect dialect, long pid, boolean json) {

    /** @throws Unusable if it cannot be done */
    static Options of(Arguments arguments) {
        Values values = new Values(arguments.values());
        Target target = Target.of(arguments.url(), values);
        values.yes(Option.JOIN_RECEIPT);
        values.yes(Option.SUBSCRIBE_ERRORS);
        values.yes(Option.RECEIPTS);
        return new Options(
                arguments,
                target,
                Crowd.of(values),
                Pace.of(values),
                Dialect.of(values, target),
                values.whole(Option.PID, 0, Integer.MAX_VALUE),
                values.yes(Option.JSON));
    }
}
