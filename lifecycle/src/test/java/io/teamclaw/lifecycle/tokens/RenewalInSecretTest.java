package io.teamclaw.lifecycle.tokens;

import static io.teamclaw.lifecycle.tokens.RenewalFixture.PROVIDER;
import static io.teamclaw.lifecycle.tokens.ScriptedTokenEndpoint.access;
import static io.teamclaw.lifecycle.tokens.ScriptedTokenEndpoint.refresh;
import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.keys.KeyPool;
import io.teamclaw.config.keys.KeyPool.AuthType;
import io.teamclaw.config.keys.PoolKey;
import io.teamclaw.config.testing.MotoServer;
import io.teamclaw.lifecycle.keys.EditablePool;
import io.teamclaw.lifecycle.keys.SecretKeyPoolStore;
import io.teamclaw.lifecycle.testing.AtOnce;
import io.teamclaw.lifecycle.testing.aws.Emulated;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** As in AWS: the pool is a secret, whose versions are told apart by the one they began from. */
class RenewalInSecretTest {
    private static final String SECRET = "dev/teamclaw/api-keys";
    private static final PoolKey OTHER = PoolKey.ofApiKey("sk-0123456789");
    private static MotoServer moto;
    private static SecretsManagerClient secrets;

    @TempDir private Path folder;
    private RenewalFixture fixture;

    @BeforeAll
    static void startAws() throws IOException {
        moto = MotoServer.start();
        secrets = Emulated.at(moto.endpoint(), SecretsManagerClient.builder()).build();
    }

    @AfterAll
    static void stopAws() {
        if (moto != null) {
            secrets.close();
            moto.close();
        }
    }

    @BeforeEach
    void start() throws Exception {
        moto.forgetAll();
        secrets.createSecret(create -> create.name(SECRET));
        fixture = new RenewalFixture(folder);
        secret().update(pool -> pool.with(PROVIDER, AuthType.OAUTH_TOKEN, fixture.token));
        fixture.advanceToRenewal();
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void ofPortalsAtOnceOneExchangesTheTokenAndNoEditIsLost() throws Exception {
        AtOnce.run(
                8,
                number -> {
                    if (number % 2 == 0) {
                        fixture.portal(secret()).run();
                    } else {
                        secret().update(
                                        pool ->
                                                pool.with(
                                                        "openai",
                                                        AuthType.API_KEY,
                                                        PoolKey.ofApiKey("sk-012345678" + number)));
                    }
                    return number;
                });

        assertThat(fixture.provider.calls()).hasSize(1);
        KeyPool after = secret().read();
        assertThat(after.keys(PROVIDER)).extracting(PoolKey::secret).containsExactly(access(2));
        assertThat(after.keys("openai")).hasSize(4);
    }

    @Test
    void aNewTokenThatLosesTheRaceOfWritesIsMergedIntoTheNewerVersion() {
        AtomicInteger asked = new AtomicInteger();
        EditablePool overtaken =
                new EditablePool() {
                    @Override
                    public KeyPool read() {
                        return secret().read();
                    }

                    @Override
                    public KeyPool update(UnaryOperator<KeyPool> change) {
                        return secret().update(
                                        before -> {
                                            if (asked.getAndIncrement() == 0) {
                                                secret().update(RenewalInSecretTest.this::edited);
                                            }
                                            return change.apply(before);
                                        });
                    }
                };

        fixture.portal(overtaken).run();

        assertThat(asked).hasValue(2);
        KeyPool after = secret().read();
        PoolKey token = after.keys(PROVIDER).getFirst();
        assertThat(token.secret()).isEqualTo(access(2));
        assertThat(token.refreshToken()).contains(refresh(2));
        assertThat(token.label()).contains("Sales");
        assertThat(after.keys("openai")).containsExactly(OTHER);
    }

    @Test
    void aSecretThatCannotBeWrittenForAWhileGetsTheNewTokenAfterwards() throws Exception {
        moto.refuseOnce("PutSecretValue");
        TokenRenewer portal = fixture.portal(secret());
        portal.run();
        assertThat(secret().read().keys(PROVIDER)).containsExactly(fixture.token);

        fixture.clock.advance(Duration.ofMinutes(1));
        portal.run();

        assertThat(fixture.provider.calls()).hasSize(1);
        assertThat(secret().read().keys(PROVIDER).getFirst().secret()).isEqualTo(access(2));
    }

    private KeyPool edited(KeyPool pool) {
        return pool.changing(
                        PROVIDER, fixture.token.id(), key -> key.withLabel(Optional.of("Sales")))
                .with("openai", AuthType.API_KEY, OTHER);
    }

    private static SecretKeyPoolStore secret() {
        return new SecretKeyPoolStore(secrets, SECRET);
    }
}
