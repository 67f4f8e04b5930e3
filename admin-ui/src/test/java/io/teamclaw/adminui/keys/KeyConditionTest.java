package io.teamclaw.adminui.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.keys.KeyState;
import io.teamclaw.config.keys.KeyStateRow;
import io.teamclaw.config.keys.KeyStateRow.Kind;
import io.teamclaw.config.keys.PoolKey;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeyConditionTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final PoolKey KEY = PoolKey.ofApiKey("sk-0123456789");

    @Test
    void aKeyThatWasNeverUsedIsActive() {
        assertThat(KeyCondition.of(KEY, Optional.empty(), NOW))
                .isEqualTo(new KeyCondition.Active());
    }

    @Test
    void aKeyThatSidecarsFoundBadIsQuarantinedWhateverTheTime() {
        Instant longAgo = NOW.minusSeconds(86_400 * 20);
        assertThat(of(Kind.REJECTED, longAgo, Optional.empty(), 401))
                .isEqualTo(new KeyCondition.Quarantined(longAgo, KeyCondition.Cause.REJECTED, 401));
        assertThat(of(Kind.OUT_OF_CREDIT, longAgo, Optional.empty(), 402))
                .isEqualTo(
                        new KeyCondition.Quarantined(
                                longAgo, KeyCondition.Cause.OUT_OF_CREDIT, 402));
        assertThat(of(Kind.FORGIVEN, NOW, Optional.empty(), 0))
                .isEqualTo(new KeyCondition.Active());
    }

    @Test
    void aLimitedKeyCoolsDownUntilTheMomentThatItsSidecarNamed() {
        Instant until = NOW.plusSeconds(1);
        assertThat(of(Kind.COOLING_DOWN, NOW.minusSeconds(59), Optional.of(until), 429))
                .isEqualTo(new KeyCondition.CoolingDown(until));
        assertThat(of(Kind.COOLING_DOWN, NOW.minusSeconds(59), Optional.of(NOW), 429))
                .isEqualTo(new KeyCondition.Active());
    }

    @Test
    void whatAnAdministratorDecidedComesFirst() {
        Optional<KeyStateRow> refused = Optional.of(row(Kind.REJECTED, NOW, Optional.empty(), 401));
        assertThat(KeyCondition.of(KEY.withState(KeyState.DRAINING), refused, NOW))
                .isEqualTo(new KeyCondition.Draining());
        assertThat(KeyCondition.of(KEY.withState(KeyState.RETIRED), refused, NOW))
                .isEqualTo(new KeyCondition.Retired());
    }

    @Test
    void aTokenExpires() {
        PoolKey token =
                new PoolKey("tok-0123456789", Optional.empty(), Optional.empty(), Optional.of(NOW));
        assertThat(KeyCondition.of(token, Optional.empty(), NOW))
                .isEqualTo(new KeyCondition.Expired(NOW));
        assertThat(KeyCondition.of(token, Optional.empty(), NOW.minusMillis(1)))
                .isEqualTo(new KeyCondition.Active());
    }

    private static KeyCondition of(Kind kind, Instant since, Optional<Instant> until, int status) {
        return KeyCondition.of(KEY, Optional.of(row(kind, since, until, status)), NOW);
    }

    private static KeyStateRow row(Kind kind, Instant since, Optional<Instant> until, int status) {
        return new KeyStateRow(KEY.id(), "entry", kind, since, until, status);
    }
}
