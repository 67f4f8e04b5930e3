package io.teamclaw.adminui.keys;

import io.teamclaw.adminui.security.Roles;
import io.teamclaw.config.keys.EntryFingerprint;
import io.teamclaw.config.keys.KeyPool;
import io.teamclaw.config.keys.KeyStateRow;
import io.teamclaw.config.keys.PoolKey;
import io.teamclaw.lifecycle.keys.KeyStateStore;
import io.teamclaw.lifecycle.tokens.Renewal;
import io.teamclaw.lifecycle.tokens.RenewalRow;
import io.teamclaw.lifecycle.tokens.RenewalStore;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** The company's keys as administrators see them. No key ever comes out of here. */
@Service
@PreAuthorize(Roles.IS_ADMIN)
public class KeyService {
    private final PoolAccess pool;
    private final ProviderNames providers;
    private final KeyUse use;
    private final KeyStateStore states;
    private final RenewalStore renewals;
    private final Clock clock;

    KeyService(
            PoolAccess pool,
            ProviderNames providers,
            KeyUse use,
            KeyStateStore states,
            RenewalStore renewals,
            Clock clock) {
        this.pool = pool;
        this.providers = providers;
        this.use = use;
        this.states = states;
        this.renewals = renewals;
        this.clock = clock;
    }

    /**
     * Each provider that has keys or an endpoint of the company's own, in the order of the pool.
     *
     * @throws KeyPoolUnusableException where the keys cannot be read
     */
    public List<ProviderSection> sections() {
        KeyPool now = pool.read();
        return sections(now, now.providers().keySet());
    }

    /**
     * One provider's keys; none where it has none.
     *
     * @throws KeyPoolUnusableException where the keys cannot be read
     */
    public ProviderSection section(String providerId) {
        return sections(pool.read(), Set.of(providerId)).getFirst();
    }

    /** The providers that keys can be added for, in the order of the registry. */
    public List<ProviderChoice> providers() {
        return providers.all();
    }

    /**
     * How the keys stand, in numbers. Two reads of the roll-up for all keys together, one of what
     * sidecars met, and one of renewals.
     *
     * @throws KeyPoolUnusableException where the keys cannot be read
     */
    public KeyHealth health() {
        Instant now = clock.instant();
        return new KeyHealth(
                sections().stream()
                        .filter(section -> !section.keys().isEmpty())
                        .map(section -> health(section, now))
                        .toList());
    }

    private static KeyHealth.OfProvider health(ProviderSection section, Instant now) {
        return new KeyHealth.OfProvider(
                section.provider().id(),
                section.provider().name(),
                section.keys().stream()
                        .map(key -> KeyHealth.Counts.of(key, now))
                        .reduce(KeyHealth.Counts.NONE, KeyHealth.Counts::plus));
    }

    private List<ProviderSection> sections(KeyPool now, Set<String> ids) {
        Set<String> keyIds = new LinkedHashSet<>();
        ids.forEach(id -> now.keys(id).forEach(key -> keyIds.add(key.id())));
        Known known =
                keyIds.isEmpty()
                        ? Known.NOTHING
                        : new Known(use.of(keyIds), states.all(), renewals.all());
        return ids.stream().map(id -> section(now, id, known)).toList();
    }

    /** What is known of keys beside the pool, by key id. */
    private record Known(
            Map<String, KeyUsage> used,
            Map<String, KeyStateRow> met,
            Map<String, RenewalRow> renewals) {
        static final Known NOTHING = new Known(Map.of(), Map.of(), Map.of());
    }

    private ProviderSection section(KeyPool now, String id, Known known) {
        return new ProviderSection(
                providers.choice(id),
                providers.find(id).filter(each -> each.hasBaseUrl()).map(each -> each.baseUrl()),
                now.baseUrl(id),
                now.keys(id).stream().map(key -> entry(now, id, key, known)).toList());
    }

    /** Of an entry that was changed since, it says nothing any more. */
    private static Optional<KeyStateRow> metWith(
            KeyPool pool, String providerId, PoolKey key, Map<String, KeyStateRow> met) {
        return Optional.ofNullable(met.get(key.id()))
                .filter(
                        row ->
                                row.fingerprint()
                                        .equals(
                                                EntryFingerprint.of(
                                                        providerId,
                                                        pool.providers().get(providerId),
                                                        key)));
    }

    private KeyEntry entry(KeyPool now, String id, PoolKey key, Known known) {
        ProviderChoice provider = providers.choice(id);
        return new KeyEntry(
                provider.id(),
                provider.name(),
                key.id(),
                key.label().orElse(""),
                key.masked(),
                key.addedBy(),
                key.addedAt(),
                key.expiresAt(),
                key.weight(),
                KeyCondition.of(key, metWith(now, id, key, known.met()), clock.instant()),
                Renewal.of(providers.find(id), now.providers().get(id), key, known.renewals()),
                known.used().getOrDefault(key.id(), KeyUsage.NONE));
    }
}
