package io.teamclaw.adminui.keys;

import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the figures of keys come from. */
@Configuration(proxyBeanMethods = false)
class KeyUseConfiguration {
    @Bean
    KeyUse keyUse() {
        return ids ->
                ids.stream()
                        .distinct()
                        .collect(Collectors.toMap(Function.identity(), id -> KeyUsage.NONE));
    }
}
