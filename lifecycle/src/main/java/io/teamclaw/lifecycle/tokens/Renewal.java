package io.teamclaw.lifecycle.tokens;

import io.teamclaw.config.keys.KeyPool.AuthType;
import io.teamclaw.config.keys.KeyPool.ProviderKeys;
import io.teamclaw.config.keys.KeyState;
import io.teamclaw.config.keys.PoolKey;
import io.teamclaw.config.provider.Provider;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** How the renewal of a key stands, for people. */
public sealed interface Renewal {
    /** It is not renewed: it is no token, or nothing is known that could renew it. */
    record None() implements Renewal {}

    /**
     * It renews itself.
     *
     * @param at when next; may be of the past for a short time
     */
    record Due(Instant at) implements Renewal {}

    /**
     * The last attempt failed.
     *
     * @param since when
     * @param reason of it, the sentence's subject being the provider, e.g. "it answered 503"
     * @param next when it is tried again
     */
    record Failing(Instant since, String reason, Instant next) implements Renewal {}

    /**
     * The provider does not renew it any more.
     *
     * @param since when it said so
     */
    record SignInNeeded(Instant since) implements Renewal {}

    /**
     * Of a key of the pool.
     *
     * @param provider as the registry has it; empty for one that it lacks
     * @param entry the provider's in the pool
     * @param rows as {@link RenewalStore#all()} gives them
     */
    static Renewal of(
            Optional<Provider> provider,
            ProviderKeys entry,
            PoolKey key,
            Map<String, RenewalRow> rows) {
        if (!isRenewable(provider, entry, key)) {
            return new None();
        }
        RenewalRow row = rows.getOrDefault(key.id(), RenewalRow.none(key.id()));
        Renewal due = RenewalTimes.due(key, row).<Renewal>map(Due::new).orElseGet(None::new);
        if (!row.mark().equals(TokenMark.of(key))) {
            return due;
        }
        return switch (row.status()) {
            case ENDED -> new SignInNeeded(row.at());
            case FAILED -> new Failing(row.at(), row.reason(), row.until());
            case LEASED ->
                    row.reason().isEmpty() ? due : new Failing(row.at(), row.reason(), row.until());
            case DONE -> due;
        };
    }

    /** Whether a key is a token that somebody could renew, and that is not retired. */
    static boolean isRenewable(Optional<Provider> provider, ProviderKeys entry, PoolKey key) {
        return entry.authType() == AuthType.OAUTH_TOKEN
                && key.refreshToken().isPresent()
                && key.state() != KeyState.RETIRED
                && provider.flatMap(Provider::tokenRefresh).isPresent();
    }
}
