package chat.hubbub.web;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.journey.Http;
import chat.hubbub.journey.Hub;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** On a machine that was set up in German, which must not show. */
class PageLanguagesTest {

    private static final Locale BEFORE = Locale.getDefault();

    @TempDir
    static Path data;

    private static Hub hub;

    @BeforeAll
    static void start() {
        Locale.setDefault(Locale.GERMANY);
        hub = Hub.start(data);
    }

    @AfterAll
    static void stop() {
        hub.close();
        Locale.setDefault(BEFORE);
    }

    @ParameterizedTest
    @CsvSource({
        "de, de, ltr",
        "de-AT, de, ltr",
        "fr-CA, fr, ltr",
        "es-MX, es, ltr",
        "zh-CN, zh, ltr",
        "ar, ar, rtl",
        "ar-EG, ar, rtl",
        "en-GB, en, ltr",
        "pt, en, ltr",
        "*, en, ltr",
        "'pt, fr;q=0.8, en;q=0.5', fr, ltr",
        "'en, de;q=0.8', en, ltr"
    })
    void thePageSpeaksTheFirstLanguageThatItsReaderKnows(String wanted, String language, String direction) {
        HttpResponse<String> page = get("/", wanted);
        assertThat(page.body())
                .containsPattern("<html[^>]* lang=\"" + language + "\"")
                .containsPattern("<html[^>]* dir=\"" + direction + "\"");
        assertThat(page.headers().firstValue("Content-Language")).hasValue(language);
    }

    @Test
    void whoeverAsksForNothingReadsEnglish() {
        assertThat(Http.get(hub, "/").body()).contains("lang=\"en\"", ">Nickname<", "\"day.today\":\"Today\"");
    }

    @Test
    void markupAndScriptsSpeakTheSame() {
        assertThat(get("/", "de").body()).contains(">Räume<", "\"day.today\":\"Heute\"");
        assertThat(get("/", "ar").body()).contains(">الغرف<", "\"day.today\":\"اليوم\"");
        assertThat(get("/", "pt").body()).contains(">Rooms<", "\"day.today\":\"Today\"");
    }

    @Test
    void whatTheServerFillsInIsFilledIn() {
        assertThat(get("/", "fr").body()).contains("Réagir avec 👍", "Message dans #public");
    }

    @Test
    void aMissingPageIsExplainedInTheReadersLanguage() {
        assertThat(get("/nowhere", "de").body()).contains("lang=\"de\"", "Diese Seite gibt es nicht");
        assertThat(get("/rooms/UPPER", "ar").body()).contains("dir=\"rtl\"", "لا توجد صفحة كهذه");
        assertThat(get("/nowhere", "pt").body()).contains("lang=\"en\"", "There is no such page");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/nowhere", "/rooms/UPPER"})
    void whoeverKeepsAnAnswerIsToldThatItHasALanguage(String path) {
        assertThat(get(path, "de").headers().allValues("Vary"))
                .anySatisfy(names -> assertThat(names).containsIgnoringCase("Accept-Language"));
    }

    private static HttpResponse<String> get(String path, String language) {
        return Http.call(hub, "GET", path, "Accept", "text/html", "Accept-Language", language);
    }
}
