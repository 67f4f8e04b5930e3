package io.teamclaw.adminui.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamclaw.adminui.KaribuTest;
import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.id.UserId;
import io.teamclaw.config.keys.EntryFingerprint;
import io.teamclaw.config.keys.KeyPool;
import io.teamclaw.config.keys.KeyPool.AuthType;
import io.teamclaw.config.keys.KeyState;
import io.teamclaw.config.keys.KeyStateRow;
import io.teamclaw.config.keys.KeyStateRow.Kind;
import io.teamclaw.config.keys.PoolKey;
import io.teamclaw.config.usage.Ending;
import io.teamclaw.config.usage.TokenCounts;
import io.teamclaw.config.usage.UsageRow;
import io.teamclaw.lifecycle.keys.KeyStateStore;
import io.teamclaw.lifecycle.testing.AtOnce;
import io.teamclaw.lifecycle.users.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the services say of keys, with the real roll-up behind them. */
class KeyServicesTest extends KaribuTest {
    @Autowired private KeyService keys;
    @Autowired private KeyEditing editing;
    @Autowired private PoolAccess pool;
    @Autowired private KeyStateStore states;

    @BeforeEach
    void emptyPool() throws IOException {
        Files.deleteIfExists(fixture.keyPool.path());
        signInAs("Ada Admin", Role.ADMIN);
    }

    @Test
    void healthCountsEachKeyOnceByHowItStands() {
        Instant now = Instant.now();
        PoolKey good = put("openai", fresh());
        PoolKey limited = put("openai", fresh());
        PoolKey revoked = put("openai", fresh());
        put("openai", fresh().withState(KeyState.DRAINING));
        put("groq", fresh().withState(KeyState.RETIRED));
        call(good, 200, now);
        met(limited, Kind.COOLING_DOWN, Optional.of(now.plusSeconds(600)), 429);
        met(revoked, Kind.REJECTED, Optional.empty(), 401);

        KeyHealth health = keys.health();

        assertThat(health.providers())
                .extracting(KeyHealth.OfProvider::providerId)
                .containsExactly("openai", "groq");
        assertThat(health.providers().getFirst().counts())
                .isEqualTo(new KeyHealth.Counts(1, 1, 1, 1, 0, 0, 0, 0, 0));
        assertThat(health.total()).isEqualTo(new KeyHealth.Counts(1, 1, 1, 1, 1, 0, 0, 0, 0));
        assertThat(health.providers().getLast().counts().canServe()).isFalse();
    }

    @Test
    void aQuarantineEndsWhenTheEntryChangesOrAnAdministratorHasTheKeyUsedAgain() {
        PoolKey unpaid = put("openai", fresh());
        met(unpaid, Kind.OUT_OF_CREDIT, Optional.empty(), 402);
        assertThat(condition(unpaid)).isInstanceOf(KeyCondition.Quarantined.class);
        assertThat(editing.useAgain("openai", unpaid.id())).isEqualTo(new EditOutcome.Done());
        assertThat(condition(unpaid)).isEqualTo(new KeyCondition.Active());

        met(unpaid, Kind.REJECTED, Optional.empty(), 401);
        assertThat(condition(unpaid)).isInstanceOf(KeyCondition.Quarantined.class);
        editing.edit("openai", unpaid.id(), "paid", 1);
        assertThat(condition(unpaid)).isEqualTo(new KeyCondition.Active());
        assertThat(editing.useAgain("openai", "k-0000000000")).isEqualTo(new EditOutcome.Gone());
    }

    private KeyCondition condition(PoolKey key) {
        return keys.section("openai").keys().stream()
                .filter(entry -> entry.keyId().equals(key.id()))
                .findFirst()
                .orElseThrow()
                .condition();
    }

    private void met(PoolKey key, Kind kind, Optional<Instant> until, int status) {
        KeyPool now = fixture.keyPool.read();
        String entry = EntryFingerprint.of("openai", now.providers().get("openai"), key);
        states.put(new KeyStateRow(key.id(), entry, kind, Instant.now(), until, status));
    }

    @Test
    void aKeyIsShownWithWhatItWasUsedForInTheLast30Days() {
        Instant now = Instant.now();
        PoolKey key = put("openai", fresh());
        call(key, 200, now.minus(Duration.ofDays(3)));
        call(key, 500, now.minus(Duration.ofDays(2)));
        call(key, 200, now.minus(Duration.ofDays(40)));

        KeyUsage use = keys.section("openai").keys().getFirst().use();

        assertThat(use.lastUsedAt())
                .hasValueSatisfying(at -> assertThat(at).isBefore(now.minus(Duration.ofHours(47))));
        assertThat(use.lately().requests()).isEqualTo(2);
        assertThat(use.lately().errors()).isEqualTo(1);
        assertThat(use.lately().tokens().total()).isEqualTo(30);
    }

    @Test
    void theLastActiveKeyOfAProviderThatIsUsedIsKnown() {
        PoolKey first = put("openai", fresh());
        assertThat(editing.isLastInUse("openai", first.id())).as("nobody uses it").isFalse();
        call(first, 200, Instant.now().minus(Duration.ofDays(6)));
        assertThat(editing.isLastInUse("openai", first.id())).isTrue();

        PoolKey second = put("openai", fresh());
        assertThat(editing.isLastInUse("openai", first.id())).isFalse();
        editing.drain("openai", second.id());
        assertThat(editing.isLastInUse("openai", first.id())).isTrue();
        assertThat(editing.isLastInUse("openai", second.id())).isFalse();
    }

    @Test
    void whatAnInstallationCannotReadIsOneKindOfFailure() throws IOException {
        put("openai", fresh());
        Files.writeString(fixture.keyPool.path(), "{");

        assertThatThrownBy(() -> keys.health()).isInstanceOf(KeyPoolUnusableException.class);
        assertThatThrownBy(() -> pool.update(now -> KeyPool.EMPTY))
                .isInstanceOf(KeyPoolUnusableException.class);
        assertThat(fixture.keyPool.path()).hasContent("{");
    }

    @Test
    void editsAtOnceLoseNothing() throws Exception {
        AtOnce.run(8, number -> pool.update(now -> now.with("openai", AuthType.API_KEY, fresh())));
        assertThat(fixture.keyPool.read().keys("openai")).hasSize(8);
    }

    @Test
    void noTextOfWhatIsTypedShowsAKey() {
        String secret = "sk-0123456789-never-shown";
        assertThat(
                        new NewKeys("openai", "", 1, secret, true).toString()
                                + new NewToken("openai", "", 1, secret, secret, Optional.empty()))
                .doesNotContain(secret);
    }

    private PoolKey put(String provider, PoolKey key) {
        fixture.keyPool.update(now -> now.with(provider, AuthType.API_KEY, key));
        return key;
    }

    private static PoolKey fresh() {
        return PoolKey.ofApiKey("sk-" + UUID.randomUUID());
    }

    private void call(PoolKey key, int status, Instant at) {
        fixture.usage(
                new UsageRow(
                        new UserId("somebody"),
                        at,
                        UUID.randomUUID().toString(),
                        Optional.of(new TeamId("default")),
                        "openai",
                        "gpt-5.5",
                        Optional.of(key.id()),
                        status,
                        Ending.COMPLETED,
                        new TokenCounts(5, 10, 0, 0, 0),
                        OptionalLong.of(17),
                        false,
                        Duration.ofMillis(1800),
                        Optional.empty(),
                        at.plus(Duration.ofDays(90)),
                        List.of()));
    }
}
