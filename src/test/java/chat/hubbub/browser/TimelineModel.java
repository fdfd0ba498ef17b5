package chat.hubbub.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;

/**
 * The page's model of what was said, seen through the browser's tools. It is looked up once, for which the browser has to go through all
 * its memory; whatever would take its place is counted beside it.
 */
final class TimelineModel {

    private static final String PROTOTYPE = """
            import(document.querySelector("script[type=module]").src.replace("app.js", "models/timeline.js"))
              .then(module => module.Timeline.prototype)""";

    private static final String HELD = """
            function () {
              return new Set([...this[0].messages, ...this[0].newest]).size;
            }""";

    private static final String COUNT = "function () { return this.length; }";

    private final CDPSession session;
    private final String prototype;
    private final String found;

    private TimelineModel(CDPSession session) {
        this.session = session;
        this.prototype = id(prototype(session), "result");
        this.found = find();
    }

    static TimelineModel of(Guest guest) {
        return new TimelineModel(guest.context().newCDPSession(guest.page()));
    }

    /** How many messages the page keeps. */
    int held() {
        return call(found, HELD);
    }

    /** How many of these models there are, which should be one. */
    int instances() {
        return call(find(), COUNT);
    }

    private String find() {
        return id(session.send("Runtime.queryObjects", with("prototypeObjectId", prototype)), "objects");
    }

    private int call(String object, String function) {
        JsonObject call = with("objectId", object);
        call.addProperty("functionDeclaration", function);
        call.addProperty("returnByValue", true);
        return session.send("Runtime.callFunctionOn", call)
                .getAsJsonObject("result")
                .get("value")
                .getAsInt();
    }

    private static JsonObject prototype(CDPSession session) {
        JsonObject parameters = with("expression", PROTOTYPE);
        parameters.addProperty("awaitPromise", true);
        return session.send("Runtime.evaluate", parameters);
    }

    private static JsonObject with(String name, String value) {
        JsonObject parameters = new JsonObject();
        parameters.addProperty(name, value);
        return parameters;
    }

    private static String id(JsonObject answer, String name) {
        return answer.getAsJsonObject(name).get("objectId").getAsString();
    }
}
