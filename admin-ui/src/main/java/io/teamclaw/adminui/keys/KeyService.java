package io.teamclaw.adminui.keys;

import io.teamclaw.adminui.security.Roles;
import io.teamclaw.config.keys.KeyPool;
import io.teamclaw.config.keys.KeyPool.AuthType;
import io.teamclaw.config.keys.KeyPoolFormatException;
import io.teamclaw.config.keys.PoolKey;
import io.teamclaw.config.provider.ProviderRegistry;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** The company's keys as administrators see and change them. No key ever comes out of here. */
@Service
@PreAuthorize(Roles.IS_ADMIN)
public class KeyService {
    /** Their entries are OAuth tokens; everybody else's are API keys. */
    private static final Set<String> BY_TOKEN = Set.of("anthropic-token", "openai-codex");

    private static final int SHORTEST_KEY = 8;

    private final KeyPoolStore pool;
    private final ProviderRegistry registry;

    KeyService(KeyPoolStore pool, ProviderRegistry registry) {
        this.pool = pool;
        this.registry = registry;
    }

    /**
     * All keys, provider by provider, in the order of the pool.
     *
     * @throws KeyPoolUnusableException where they cannot be read
     */
    public List<KeyEntry> keys() {
        return usable(pool::read).providers().entrySet().stream()
                .flatMap(
                        entry ->
                                entry.getValue().keys().stream()
                                        .map(key -> entry(entry.getKey(), key)))
                .toList();
    }

    /** The providers that keys can be added for. */
    public List<ProviderChoice> providers() {
        return registry.providers().stream()
                .map(provider -> new ProviderChoice(provider.id(), provider.name()))
                .toList();
    }

    /**
     * Adds keys to a provider.
     *
     * @param label for all of them, if not blank
     * @param text one key or several; white space parts them, because no key contains any
     */
    public AddOutcome add(String providerId, String label, String text) {
        if (registry.find(providerId).isEmpty()) {
            return new AddOutcome.Refused("Choose a provider.");
        }
        List<String> secrets = Arrays.stream(text.strip().split("\\s+")).distinct().toList();
        if (secrets.stream().anyMatch(secret -> secret.length() < SHORTEST_KEY)) {
            return new AddOutcome.Refused(
                    text.isBlank() ? "Enter a key." : "This is too short to be a key.");
        }
        try {
            Optional<String> name = Optional.of(label.strip()).filter(given -> !given.isEmpty());
            return add(
                    providerId,
                    secrets.stream()
                            .map(
                                    secret ->
                                            new PoolKey(
                                                    secret,
                                                    name,
                                                    Optional.empty(),
                                                    Optional.empty()))
                            .toList());
        } catch (KeyPoolFormatException malformed) {
            return new AddOutcome.Refused(malformed.getMessage() + ".");
        } catch (UncheckedIOException broken) {
            return new AddOutcome.Refused(broken.getMessage());
        }
    }

    /**
     * Takes a key out of the pool.
     *
     * @return whether it was there
     * @throws KeyPoolUnusableException where the keys cannot be read or stored
     */
    public boolean remove(String providerId, String keyId) {
        boolean[] was = new boolean[1];
        usable(
                () ->
                        pool.update(
                                before -> {
                                    was[0] = holds(before, providerId, keyId);
                                    return before.without(providerId, keyId);
                                }));
        return was[0];
    }

    private AddOutcome add(String providerId, List<PoolKey> keys) {
        AuthType type = BY_TOKEN.contains(providerId) ? AuthType.OAUTH_TOKEN : AuthType.API_KEY;
        int[] added = new int[1];
        pool.update(
                before -> {
                    KeyPool after = before;
                    for (PoolKey key : keys) {
                        after = after.with(providerId, type, key);
                    }
                    added[0] = after.keys(providerId).size() - before.keys(providerId).size();
                    return after;
                });
        return new AddOutcome.Added(added[0], keys.size() - added[0]);
    }

    private static KeyPool usable(Supplier<KeyPool> work) {
        try {
            return work.get();
        } catch (KeyPoolFormatException | UncheckedIOException broken) {
            throw new KeyPoolUnusableException(broken);
        }
    }

    private static boolean holds(KeyPool pool, String providerId, String keyId) {
        return pool.keys(providerId).stream().anyMatch(key -> key.id().equals(keyId));
    }

    private KeyEntry entry(String providerId, PoolKey key) {
        String name = registry.find(providerId).map(each -> each.name()).orElse(providerId);
        return new KeyEntry(providerId, name, key.id(), key.label().orElse(""), key.masked());
    }
}
