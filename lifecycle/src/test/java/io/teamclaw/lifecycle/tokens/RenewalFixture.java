package io.teamclaw.lifecycle.tokens;

import io.teamclaw.config.keys.KeyPool;
import io.teamclaw.config.keys.KeyPool.AuthType;
import io.teamclaw.config.keys.KeyPoolFile;
import io.teamclaw.config.keys.PoolKey;
import io.teamclaw.config.provider.ProviderRegistry;
import io.teamclaw.lifecycle.keys.EditablePool;
import io.teamclaw.lifecycle.testing.EmbeddedDynamoDb;
import io.teamclaw.lifecycle.testing.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A pool in a file with one token, a provider that renews it, and portals that look after both. */
final class RenewalFixture implements AutoCloseable {
    static final String PROVIDER = "openai-codex";
    static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    static final Duration LIFE = Duration.ofSeconds(ScriptedTokenEndpoint.LIFE);

    final EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.start();
    final SettableClock clock = new SettableClock(START);
    final ScriptedTokenEndpoint provider;
    final ProviderRegistry registry;
    final RenewalStore store = store();
    final KeyPoolFile file;

    /** The token's entry, which keeps its id. */
    final PoolKey token =
            new PoolKey(
                            ScriptedTokenEndpoint.access(1),
                            Optional.of("Seat of ops"),
                            Optional.of(ScriptedTokenEndpoint.refresh(1)),
                            Optional.of(START.plus(LIFE)))
                    .withWeight(3);

    RenewalFixture(Path folder) throws IOException {
        provider = ScriptedTokenEndpoint.start();
        Path overlay = folder.resolve("providers.yaml");
        Files.writeString(
                overlay,
                """
                providers:
                  openai-codex: {token-refresh: {endpoint: "%1$s"}}
                  anthropic-token: {token-refresh: {endpoint: "%1$s", client-id: a company's}}
                """
                        .formatted(provider.uri()));
        registry = ProviderRegistry.builtIn().withOverlay(overlay);
        file = new KeyPoolFile(folder.resolve("keys.json"));
        file.update(pool -> pool.with(PROVIDER, AuthType.OAUTH_TOKEN, token));
    }

    /** As each portal has it for itself. */
    RenewalStore store() {
        return new RenewalStore(dynamoDb.client(), EmbeddedDynamoDb.ENVIRONMENT);
    }

    /** The file as portals edit it. */
    EditablePool pool() {
        return new EditablePool() {
            @Override
            public KeyPool read() {
                return file.read();
            }

            @Override
            public KeyPool update(UnaryOperator<KeyPool> change) {
                return file.update(change);
            }
        };
    }

    /** A portal of its own. */
    TokenRenewer portal() {
        return portal(pool());
    }

    TokenRenewer portal(EditablePool pool) {
        return new TokenRenewer(
                pool, registry, store(), new TokenEndpoint(clock, Duration.ofSeconds(10)), clock);
    }

    /** To when the first token is renewed, whatever its spread. */
    void advanceToRenewal() {
        clock.advance(LIFE.minus(Duration.ofMinutes(5)));
    }

    PoolKey stands() {
        return file.read().keys(PROVIDER).getFirst();
    }

    Renewal renewal() {
        KeyPool pool = file.read();
        return Renewal.of(
                registry.find(PROVIDER), pool.providers().get(PROVIDER), stands(), store.all());
    }

    @Override
    public void close() {
        provider.close();
        dynamoDb.close();
    }
}
