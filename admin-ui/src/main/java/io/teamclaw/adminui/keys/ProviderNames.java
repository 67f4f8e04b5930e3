package io.teamclaw.adminui.keys;

import io.teamclaw.config.keys.KeyPool.AuthType;
import io.teamclaw.config.provider.Provider;
import io.teamclaw.config.provider.ProviderRegistry;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The providers as the keys' screens show them. */
@Component
class ProviderNames {
    /** Their entries are OAuth tokens, as are those of whoever can renew one. */
    private static final Set<String> BY_TOKEN = Set.of("anthropic-token", "openai-codex");

    private final ProviderRegistry registry;

    ProviderNames(ProviderRegistry registry) {
        this.registry = registry;
    }

    List<ProviderChoice> all() {
        return registry.providers().stream().map(ProviderNames::choice).toList();
    }

    Optional<Provider> find(String id) {
        return registry.find(id);
    }

    /** Of a provider that may stand in the pool though the registry lacks it. */
    ProviderChoice choice(String id) {
        return find(id).map(ProviderNames::choice)
                .orElseGet(() -> new ProviderChoice(id, id, false, false));
    }

    AuthType authType(String id) {
        return takesTokens(id, find(id)) ? AuthType.OAUTH_TOKEN : AuthType.API_KEY;
    }

    private static boolean takesTokens(String id, Optional<Provider> provider) {
        return BY_TOKEN.contains(id) || provider.flatMap(Provider::tokenRefresh).isPresent();
    }

    private static ProviderChoice choice(Provider provider) {
        return new ProviderChoice(
                provider.id(),
                provider.name(),
                takesTokens(provider.id(), Optional.of(provider)),
                provider.check().isPresent());
    }
}
