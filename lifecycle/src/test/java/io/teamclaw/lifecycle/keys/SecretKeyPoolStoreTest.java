package io.teamclaw.lifecycle.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamclaw.config.keys.KeyPool;
import io.teamclaw.config.keys.KeyPool.AuthType;
import io.teamclaw.config.keys.KeyPoolFormatException;
import io.teamclaw.config.keys.PoolKey;
import io.teamclaw.config.testing.MotoServer;
import io.teamclaw.lifecycle.testing.aws.Emulated;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretVersionIdsResponse;

/** Over HTTP, against Secrets Manager as moto plays it. */
class SecretKeyPoolStoreTest {
    private static final String SECRET = "dev/teamclaw/api-keys";
    private static MotoServer moto;
    private static SecretsManagerClient secrets;
    private final SecretKeyPoolStore store = new SecretKeyPoolStore(secrets, SECRET);

    @BeforeAll
    static void start() throws IOException {
        moto = MotoServer.start();
        secrets = Emulated.at(moto.endpoint(), SecretsManagerClient.builder()).build();
    }

    @AfterAll
    static void stop() {
        if (moto != null) {
            secrets.close();
            moto.close();
        }
    }

    /** As Terraform makes it: a place without a version. */
    @BeforeEach
    void makeSecret() throws Exception {
        moto.forgetAll();
        secrets.createSecret(create -> create.name(SECRET));
    }

    @Test
    void aSecretWithoutAVersionAndNoSecretAtAllAreEmptyPools() throws Exception {
        assertThat(store.read()).isEqualTo(KeyPool.EMPTY);
        moto.forgetAll();
        assertThat(store.read()).isEqualTo(KeyPool.EMPTY);
        assertThatThrownBy(() -> store.update(with(1)))
                .isInstanceOf(KeyPoolStoreException.class)
                .hasMessageContaining("There is no secret " + SECRET);
    }

    @Test
    void whatIsStoredIsRead() {
        KeyPool stored = store.update(with(1));

        assertThat(stored.keys("openai")).containsExactly(key(1));
        assertThat(store.read()).isEqualTo(stored);
        assertThat(new SecretKeyPoolStore(secrets, SECRET).update(with(2)).keys("openai"))
                .containsExactly(key(1), key(2));
    }

    @Test
    void aWriterThatComesBetweenLosesNothing() {
        store.update(with(1));
        AtomicInteger asked = new AtomicInteger();

        KeyPool after =
                store.update(
                        before -> {
                            if (asked.getAndIncrement() == 0) {
                                new SecretKeyPoolStore(secrets, SECRET).update(with(2));
                            }
                            return with(3).apply(before);
                        });

        assertThat(asked).as("the change is applied to what the other wrote").hasValue(2);
        assertThat(after.keys("openai")).containsExactly(key(1), key(2), key(3));
        assertThat(store.read()).isEqualTo(after);
    }

    @Test
    void theVeryFirstWritersLoseNothingEither() {
        AtomicInteger asked = new AtomicInteger();

        store.update(
                before -> {
                    if (asked.getAndIncrement() == 0) {
                        store.update(with(1));
                    }
                    return with(2).apply(before);
                });

        assertThat(store.read().keys("openai")).containsExactly(key(1), key(2));
    }

    @Test
    void twoWhoWriteTheSameTextBothSucceed() {
        store.update(with(1));
        AtomicInteger asked = new AtomicInteger();

        store.update(
                before -> {
                    if (asked.getAndIncrement() == 0) {
                        store.update(with(2));
                    }
                    return with(2).apply(before);
                });

        assertThat(asked).hasValue(1);
        assertThat(store.read().keys("openai")).containsExactly(key(1), key(2));
    }

    @Test
    void manyWritersAtOnceLoseNothing() throws Exception {
        int writers = 8;
        int keysEach = 4;
        List<Callable<Void>> work = new ArrayList<>();
        for (int writer = 0; writer < writers; writer++) {
            int first = writer * keysEach;
            work.add(
                    () -> {
                        SecretKeyPoolStore own = new SecretKeyPoolStore(secrets, SECRET);
                        for (int i = first; i < first + keysEach; i++) {
                            own.update(with(i));
                        }
                        return null;
                    });
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            for (Future<Void> each : threads.invokeAll(work)) {
                each.get();
            }
        }
        assertThat(store.read().keys("openai")).hasSize(writers * keysEach);
    }

    @Test
    void aChangeThatChangesNothingMakesNoVersion() {
        store.update(with(1));
        store.update(with(1));
        store.update(pool -> pool);

        assertThat(versions()).isEqualTo(1);
    }

    @Test
    void anOldVersionThatWasPutBackByHandCanBeChanged() {
        store.update(with(1));
        String first = current();
        store.update(with(2));
        secrets.updateSecretVersionStage(
                update ->
                        update.secretId(SECRET)
                                .versionStage("AWSCURRENT")
                                .moveToVersionId(first)
                                .removeFromVersionId(current()));
        assertThat(store.read().keys("openai")).containsExactly(key(1));

        store.update(with(3));

        assertThat(store.read().keys("openai")).containsExactly(key(1), key(3));
    }

    @Test
    void aMalformedSecretIsNamedAndNeitherQuotedNorOverwritten() {
        String malformed = "{\"openai\":[\"sk-SECRET\",}";
        secrets.putSecretValue(put -> put.secretId(SECRET).secretString(malformed));

        assertThatThrownBy(store::read)
                .isInstanceOf(KeyPoolFormatException.class)
                .hasMessageNotContaining("SECRET");
        assertThatThrownBy(() -> store.update(with(1))).isInstanceOf(KeyPoolFormatException.class);
        assertThat(secrets.getSecretValue(get -> get.secretId(SECRET)).secretString())
                .isEqualTo(malformed);
    }

    @Test
    void moreThanASecretHoldsIsSaidAndNotSaved() {
        store.update(with(1));

        assertThatThrownBy(() -> store.update(SecretKeyPoolStoreTest::withLongKeys))
                .isInstanceOf(KeyPoolStoreException.class)
                .hasMessageContaining("holds no more than 65536")
                .hasMessageNotContaining("k1-");
        assertThat(store.read().keys("openai")).containsExactly(key(1));
    }

    @Test
    void aMissingRightIsSaid() throws Exception {
        moto.refuseOnce("PutSecretValue");

        assertThatThrownBy(() -> store.update(with(1)))
                .isInstanceOf(KeyPoolStoreException.class)
                .hasMessageContaining("lacks the right");
        assertThat(store.read().isEmpty()).isTrue();
    }

    @Test
    void tooManyVersionsOfADayAreSaid() throws Exception {
        moto.answerOnce(
                "PutSecretValue",
                400,
                "{\"__type\":\"LimitExceededException\",\"Message\":\"no\"}");

        assertThatThrownBy(() -> store.update(with(1)))
                .isInstanceOf(KeyPoolStoreException.class)
                .hasMessageContaining("try again later");
    }

    private static UnaryOperator<KeyPool> with(int number) {
        return pool -> pool.with("openai", AuthType.API_KEY, key(number));
    }

    private static KeyPool withLongKeys(KeyPool pool) {
        KeyPool grown = pool;
        for (int i = 0; i < 16; i++) {
            PoolKey key = PoolKey.ofApiKey("k" + i + "-".repeat(4000));
            grown = grown.with("openai", AuthType.API_KEY, key);
        }
        return grown.with("groq", AuthType.API_KEY, PoolKey.ofApiKey("-".repeat(4000)));
    }

    private static PoolKey key(int number) {
        return PoolKey.ofApiKey("sk-test-" + number);
    }

    private static String current() {
        return secrets.getSecretValue(get -> get.secretId(SECRET)).versionId();
    }

    private static int versions() {
        ListSecretVersionIdsResponse all =
                secrets.listSecretVersionIds(list -> list.secretId(SECRET));
        return all.versions().size();
    }
}
