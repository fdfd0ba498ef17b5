package chat.hubbub.browser;

import java.util.List;
import java.util.stream.IntStream;

/** The numbers of lines that were said as "line 1", "line 2" and so on. */
final class Lines {

    private static final String NUMBERS = """
            log => [...log.querySelectorAll("article .message-body")]
              .map(body => /^line (\\d+)$/.exec(body.textContent)?.[1])
              .filter(Boolean)
              .map(Number)""";

    private Lines() {}

    /** As they stand in the document, from above. */
    @SuppressWarnings("unchecked")
    static List<Integer> shown(Guest guest) {
        return (List<Integer>) guest.log().evaluate(NUMBERS);
    }

    /** As they should stand there: from the first that is shown, as many, and none left out. */
    static List<Integer> following(List<Integer> shown) {
        return IntStream.range(0, shown.size())
                .map(i -> shown.get(0) + i)
                .boxed()
                .toList();
    }
}
