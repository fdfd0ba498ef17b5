package chat.hubbub.message;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** What operators say of how things are kept, on one node and on several. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({DataProperties.class, LogProperties.class, DatabaseProperties.class})
class StorageConfiguration {}
