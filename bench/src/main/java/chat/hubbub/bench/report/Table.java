package chat.hubbub.bench.report;

import static chat.hubbub.bench.server.Servers.HUBBUB;
import static chat.hubbub.bench.server.Servers.SPRING;

import chat.hubbub.bench.scenario.Figure;
import chat.hubbub.bench.scenario.Figure.Direction;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rounds' medians in Markdown: how many times Spring's each is, and how many times the floor's Hubbub is. */
public record Table(Results results, List<Figure> figures, List<String> servers) {

    public String markdown() {
        return Stream.concat(head(), figures.stream().map(this::row)).collect(Collectors.joining("\n", "", "\n"));
    }

    private Stream<String> head() {
        List<String> titles = Stream.of(
                        Stream.of("scenario", "figure", "better"), servers.stream(), Stream.of("hubbub ÷ floor"))
                .flatMap(titled -> titled)
                .toList();
        return Stream.of(line(titles), "|" + " --- |".repeat(titles.size()));
    }

    private String row(Figure figure) {
        return line(Stream.of(
                        Stream.of(figure.scenario(), figure.what(), better(figure)),
                        servers.stream().map(server -> cell(figure, server)),
                        Stream.of(ratio(figure, HUBBUB, figure.floor())
                                .map(ratio -> ratio + " (" + figure.floor() + ")")
                                .orElse("–")))
                .flatMap(cells -> cells)
                .toList());
    }

    private String cell(Figure figure, String server) {
        return results.median(figure, server)
                .map(median -> marked(figure, server, number(median)) + against(figure, server))
                .orElse("–");
    }

    private String marked(Figure figure, String server, String number) {
        return switch (results.quality(figure, server)) {
            case GOOD -> number;
            case INCOMPLETE -> number + " *";
            case AT_LEAST -> "≥ " + number;
        };
    }

    private String against(Figure figure, String server) {
        return server.equals(SPRING)
                ? ""
                : ratio(figure, server, SPRING).map(ratio -> " (" + ratio + ")").orElse("");
    }

    private Optional<String> ratio(Figure figure, String server, String base) {
        return results.median(figure, base)
                .filter(value -> value != 0)
                .flatMap(value -> results.median(figure, server).map(mine -> number(mine / value) + "×"));
    }

    private static String better(Figure figure) {
        return figure.direction() == Direction.LESS ? "less" : "more";
    }

    private static String number(double value) {
        double size = Math.abs(value);
        String form = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, form, value);
    }

    private static String line(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }
}
