package chat.hubbub.web;

import chat.hubbub.moderation.ProxyProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the web server below the controllers speak in problems too. */
@Configuration(proxyBeanMethods = false)
class ApiProblemConfiguration {

    /** Before anything else looks at a request, or refuses it. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> answersAndOriginsOfAllRequests(
            ImportMap importMap, ProxyProperties properties) {
        return factory ->
                factory.addEngineValves(new SecurityHeaders(importMap), new ForwardedValve(properties.proxies()));
    }

    /** Unordered, so it runs after Boot's own and its valve reports first. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsInsteadOfPages() {
        return factory -> factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ApiProblemValve(context.getPath())));
    }
}
