package chat.hubbub.web;

import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

/** The languages of the page. Each is a file {@code messages_….properties}, and English the one without an ending. */
@Configuration(proxyBeanMethods = false)
class PageLanguages {

    static final List<Locale> ALL = List.of(
            Locale.ENGLISH,
            Locale.GERMAN,
            Locale.FRENCH,
            Locale.forLanguageTag("es"),
            Locale.CHINESE,
            Locale.forLanguageTag("ar"));

    /** The first of the reader's languages that is here, else English: the server's own is no reader's business. */
    @Bean
    AcceptHeaderLocaleResolver localeResolver() {
        AcceptHeaderLocaleResolver resolver = new AcceptHeaderLocaleResolver();
        resolver.setSupportedLocales(ALL);
        resolver.setDefaultLocale(Locale.ENGLISH);
        return resolver;
    }
}
