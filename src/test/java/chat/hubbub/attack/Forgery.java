package chat.hubbub.attack;

import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A way in which a page of somebody else, or somebody without the visitor's secret, sends a call of ours. */
record Forgery(String name, Predicate<ChangingCall> applies, boolean mayBeALook, Way way) {

    static final List<Forgery> ALL =
            Stream.of(origins(), secrets(), shapes()).flatMap(each -> each).toList();

    private static final String TEXT = "Content-Type: text/plain";

    interface Way {
        Reply send(ChangingCall call, CrossSiteVisitors people) throws IOException;
    }

    boolean fits(ChangingCall call) {
        return applies.test(call);
    }

    Reply send(ChangingCall call, CrossSiteVisitors people) throws IOException {
        return way.send(call, people);
    }

    @Override
    public String toString() {
        return name;
    }

    /** The owner's link tells browsers to name no origin, so there the seal of the form alone counts. */
    private static Stream<Forgery> origins() {
        return Stream.of(
                        "Origin: https://evil.example",
                        "Origin: null",
                        "Origin: ",
                        "Origin: http://localhost",
                        "Origin: http://localhost:1",
                        "Origin: http://localhost.evil.example:PORT",
                        "Origin: http://localhost:PORT.evil.example",
                        "Origin: http://localhost:PORT@evil.example",
                        "Origin: app://localhost:PORT",
                        "Sec-Fetch-Site: cross-site",
                        "Sec-Fetch-Site: same-site",
                        "Sec-Fetch-Site: nonsense",
                        "Origin: http://localhost:PORT\r\nSec-Fetch-Site: cross-site",
                        "Origin: https://evil.example\r\nSec-Fetch-Site: same-origin")
                .map(header -> new Forgery(
                        header.replace("\r\n", " and "),
                        call -> !call.path().equals("/owner/LINK"),
                        false,
                        (call, people) -> people.send(call, header)));
    }

    private static Stream<Forgery> secrets() {
        return Stream.of(
                refused("no cookie", call -> true, (call, people) -> people.sendAs("", people.body(call), call)),
                refused(
                        "an empty cookie",
                        call -> true,
                        (call, people) -> people.sendAs("Cookie: hubbub-secret=", people.body(call), call)),
                refused(
                        "the cookie of somebody else",
                        call -> !call.path().startsWith("/api/push")
                                && !call.path().endsWith("-rooms"),
                        (call, people) -> people.sendAs(people.strangers(), people.body(call), call)),
                refused(
                        "no seal",
                        ChangingCall::form,
                        (call, people) -> people.sendAs(people.own(call), call.body(), call)),
                refused(
                        "an empty seal",
                        ChangingCall::form,
                        (call, people) -> people.sendAs(people.own(call), "key=&token=&" + call.body(), call)),
                refused(
                        "the seal of somebody else",
                        ChangingCall::form,
                        (call, people) -> people.sendAs(people.own(call), people.strangersSeal() + call.body(), call)),
                refused(
                        "a seal with another key",
                        ChangingCall::form,
                        (call, people) -> people.sendAs(
                                people.own(call), people.body(call).replaceFirst("key=.", "key=!"), call)));
    }

    private static Stream<Forgery> shapes() {
        return Stream.of(
                look("GET", (call, people) -> people.ask("GET", call, people.body(call))),
                look(
                        "GET and a header that says otherwise",
                        (call, people) ->
                                people.ask("GET", call, people.body(call), "X-HTTP-Method-Override: " + call.method())),
                look(
                        "GET and a parameter that says otherwise",
                        (call, people) ->
                                people.ask("GET", call, "_method=" + call.method() + '&' + people.body(call))),
                look("HEAD", (call, people) -> people.ask("HEAD", call, people.body(call))),
                look("OPTIONS", (call, people) -> people.ask("OPTIONS", call, people.body(call))),
                refused("PATCH", call -> true, (call, people) -> people.ask("PATCH", call, "x=y", "Content-Length: 0")),
                refused(
                        "POST and a header that says otherwise",
                        call -> !call.method().equals("POST") && !call.path().endsWith("/invite"),
                        (call, people) -> people.sendTyped(
                                "POST",
                                "Content-Type: " + call.type(),
                                call,
                                "X-HTTP-Method-Override: " + call.method())),
                typed("text/plain", TEXT),
                typed("no type", "X-Type: none"),
                typed("an empty type", "Content-Type: "),
                typed("the type of a file", "Content-Type: multipart/form-data; boundary=x"),
                typed("a type of nonsense", "Content-Type: x/y"),
                typed("two types", "Content-Type: text/plain, application/json"),
                refused(
                        "the type of a form",
                        call -> !call.form() && !call.isBodiless(),
                        (call, people) -> people.sendTyped(
                                call.method(), "Content-Type: application/x-www-form-urlencoded", call)),
                refused(
                        "the type of JSON",
                        ChangingCall::form,
                        (call, people) -> people.sendTyped(call.method(), "Content-Type: application/json", call)));
    }

    private static Forgery typed(String name, String header) {
        return refused(
                name, call -> !call.isBodiless(), (call, people) -> people.sendTyped(call.method(), header, call));
    }

    private static Forgery refused(String name, Predicate<ChangingCall> applies, Way way) {
        return new Forgery(name, applies, false, way);
    }

    private static Forgery look(String name, Way way) {
        return new Forgery(name, call -> true, true, way);
    }
}
