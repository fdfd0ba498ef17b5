package chat.hubbub.web;

import org.jspecify.annotations.Nullable;

/**
 * The form that speaks without JavaScript, as it stands on the page. What is public here is read by the template.
 *
 * @param problem why it was not taken the last time
 */
record PlainForm(
        String key,
        String token,
        String nickname,
        String text,
        @Nullable PlainProblem problem) {

    /** The same form again: if what it carried is stored after all, sending it once more does not say it twice. */
    static PlainForm again(PlainPost post, PlainProblem problem) {
        return new PlainForm(post.key(), post.token(), post.nickname(), post.text(), problem);
    }

    public boolean hasNicknameProblem() {
        return isAt(PlainProblem.Field.NICKNAME);
    }

    public boolean hasTextProblem() {
        return isAt(PlainProblem.Field.TEXT);
    }

    public boolean hasOwnProblem() {
        return isAt(PlainProblem.Field.FORM);
    }

    private boolean isAt(PlainProblem.Field field) {
        return problem != null && problem.isAt(field);
    }
}
