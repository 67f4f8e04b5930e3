package io.teamclaw.adminui.keys;

import io.teamclaw.adminui.audit.AuditTrail;
import io.teamclaw.adminui.security.CurrentUser;
import io.teamclaw.adminui.security.Roles;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.config.keys.KeyPool;
import io.teamclaw.config.keys.KeyPool.AuthType;
import io.teamclaw.config.keys.KeyPoolFormatException;
import io.teamclaw.config.keys.PoolKey;
import io.teamclaw.config.provider.Provider;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Puts keys into the pool, checked first where that is wished and possible. */
@Service
@PreAuthorize(Roles.IS_ADMIN)
public class KeyAdding {
    static final int SHORTEST_KEY = 8;

    /** More than anybody has; each is a call when they are checked. */
    private static final int MOST_AT_ONCE = 50;

    private final PoolAccess pool;
    private final ProviderNames providers;
    private final KeyChecks checks;
    private final AuditTrail audit;
    private final CurrentUser currentUser;
    private final Clock clock;

    KeyAdding(
            PoolAccess pool,
            ProviderNames providers,
            KeyChecks checks,
            AuditTrail audit,
            CurrentUser currentUser,
            Clock clock) {
        this.pool = pool;
        this.providers = providers;
        this.checks = checks;
        this.audit = audit;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /** Adds all of the keys, or none of them. */
    public AddOutcome add(NewKeys wanted) {
        List<String> secrets = wanted.secrets();
        Optional<Provider> provider = providers.find(wanted.providerId());
        if (provider.isEmpty()) {
            return new AddOutcome.Refused(Texts.text("keys.add.choose-provider"));
        }
        if (wanted.text().isBlank()) {
            return new AddOutcome.Refused(Texts.text("keys.add.enter-key"));
        }
        if (secrets.stream().anyMatch(secret -> secret.length() < SHORTEST_KEY)) {
            return new AddOutcome.Refused(Texts.text("keys.add.too-short"));
        }
        if (secrets.size() > MOST_AT_ONCE) {
            return new AddOutcome.Refused(Texts.text("keys.add.too-many", MOST_AT_ONCE));
        }
        return attempt(
                () -> {
                    List<PoolKey> keys =
                            secrets.stream()
                                    .map(
                                            secret ->
                                                    new PoolKey(
                                                            secret,
                                                            TokenRules.given(wanted.label()),
                                                            Optional.empty(),
                                                            Optional.empty()))
                                    .map(key -> key.withWeight(wanted.weight()))
                                    .toList();
                    Optional<String> invalid =
                            wanted.check() ? invalid(provider.get(), keys) : Optional.empty();
                    return invalid.<AddOutcome>map(AddOutcome.NotValid::new)
                            .orElseGet(() -> add(wanted.providerId(), keys));
                });
    }

    /** Adds an OAuth token. */
    public AddOutcome add(NewToken wanted) {
        if (providers.find(wanted.providerId()).isEmpty()) {
            return new AddOutcome.Refused(Texts.text("keys.add.choose-provider"));
        }
        Optional<String> complaint = TokenRules.complaint(wanted, clock.instant());
        if (complaint.isPresent()) {
            return new AddOutcome.Refused(complaint.get());
        }
        return attempt(
                () ->
                        add(
                                wanted.providerId(),
                                List.of(
                                        new PoolKey(
                                                        wanted.token().strip(),
                                                        TokenRules.given(wanted.label()),
                                                        TokenRules.given(wanted.refreshToken()),
                                                        wanted.expiresAt())
                                                .withWeight(wanted.weight()))));
    }

    private interface Attempt {
        AddOutcome run();
    }

    private static AddOutcome attempt(Attempt attempt) {
        try {
            return attempt.run();
        } catch (KeyPoolFormatException | RefusedChangeException unfit) {
            return new AddOutcome.Refused(unfit.getMessage() + ".");
        } catch (KeyPoolUnusableException broken) {
            return new AddOutcome.Refused(broken.getMessage());
        }
    }

    /** What to say where not all keys are valid. */
    private Optional<String> invalid(Provider provider, List<PoolKey> keys) {
        URI baseUrl = pool.read().baseUrl(provider.id()).orElse(provider.baseUrl());
        if (baseUrl.equals(Provider.COMPANYS_OWN)) {
            return Optional.empty(); // Nobody to ask, until the company has named its endpoint.
        }
        List<KeyVerdict> verdicts =
                checks.check(provider, baseUrl, keys.stream().map(PoolKey::secret).toList());
        if (verdicts.contains(KeyVerdict.REFUSED)) {
            return Optional.of(
                    Texts.text(
                            "keys.check.refused",
                            provider.name(),
                            masks(keys, verdicts, KeyVerdict.REFUSED)));
        }
        return verdicts.contains(KeyVerdict.UNKNOWN)
                ? Optional.of(
                        Texts.text(
                                "keys.check.unknown",
                                provider.name(),
                                masks(keys, verdicts, KeyVerdict.UNKNOWN)))
                : Optional.empty();
    }

    private static String masks(List<PoolKey> keys, List<KeyVerdict> verdicts, KeyVerdict wanted) {
        return IntStream.range(0, keys.size())
                .filter(i -> verdicts.get(i) == wanted)
                .mapToObj(i -> keys.get(i).masked())
                .collect(Collectors.joining(", "));
    }

    private AddOutcome add(String providerId, List<PoolKey> keys) {
        AuthType type = providers.authType(providerId);
        String me = currentUser.require().email().value();
        List<String> added = new ArrayList<>();
        pool.update(
                before -> {
                    added.clear(); // It is asked again where others change the pool meanwhile.
                    KeyPool after = before;
                    for (PoolKey key : keys) {
                        int count = after.keys(providerId).size();
                        after = after.with(providerId, type, key.addedBy(me, clock.instant()));
                        if (after.keys(providerId).size() > count) {
                            added.add(key.id());
                        }
                    }
                    return after;
                });
        added.forEach(id -> audit.record("key.added", KeyEditing.target(providerId, id)));
        return new AddOutcome.Added(added.size(), keys.size() - added.size());
    }
}
