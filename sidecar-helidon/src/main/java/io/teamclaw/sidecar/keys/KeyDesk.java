package io.teamclaw.sidecar.keys;

import io.teamclaw.sidecar.settings.KeySettings;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** All that one sidecar has to do with keys, put together. */
public final class KeyDesk implements AutoCloseable {
    private final Keys keys;
    private final Optional<SharedKeyStates> shared;

    private KeyDesk(Keys keys, Optional<SharedKeyStates> shared) {
        this.keys = keys;
        this.shared = shared;
    }

    /**
     * @param dynamoDb makes the client of the shared table, on a thread of the table's own
     */
    public static KeyDesk open(
            KeySettings settings,
            KeyPoolSource pool,
            InstantSource clock,
            Supplier<DynamoDbClient> dynamoDb) {
        Optional<SharedKeyStates> shared =
                settings.statesTable().map(table -> new SharedKeyStates(dynamoDb, table));
        KeyHealth.Listener nobody = (keyId, fingerprint, trouble) -> {};
        KeyHealth health =
                new KeyHealth(
                        clock,
                        RandomGenerator.getDefault(),
                        shared.<KeyHealth.Listener>map(each -> each).orElse(nobody));
        shared.ifPresent(each -> each.start(health));
        KeyChooser chooser = new WeightedKeys(pool, health, clock);
        return new KeyDesk(new Keys(chooser, health, settings.failover()), shared);
    }

    /** What calls need. */
    public Keys keys() {
        return keys;
    }

    @Override
    public void close() {
        shared.ifPresent(SharedKeyStates::close);
    }
}
