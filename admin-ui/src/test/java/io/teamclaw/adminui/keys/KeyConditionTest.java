package io.teamclaw.adminui.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.keys.KeyState;
import io.teamclaw.config.keys.PoolKey;
import io.teamclaw.lifecycle.usage.UsageTotals;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeyConditionTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final PoolKey KEY = PoolKey.ofApiKey("sk-0123456789");

    @Test
    void aKeyThatWasNeverUsedIsActive() {
        assertThat(KeyCondition.of(KEY, KeyUsage.NONE, NOW)).isEqualTo(new KeyCondition.Active());
    }

    @Test
    void aRefusedKeyIsQuarantinedUntilACallWorks() {
        Instant refused = NOW.minusSeconds(3600);
        assertThat(of(Optional.of(refused.minusSeconds(1)), Optional.of(refused), Optional.empty()))
                .isEqualTo(new KeyCondition.Quarantined(refused, Optional.of(401)));
        assertThat(of(Optional.of(refused.plusSeconds(1)), Optional.of(refused), Optional.empty()))
                .isEqualTo(new KeyCondition.Active());
    }

    @Test
    void aLimitedKeyCoolsDownForAMinuteOrUntilACallWorks() {
        Instant limited = NOW.minusSeconds(59);
        assertThat(of(Optional.empty(), Optional.empty(), Optional.of(limited)))
                .isEqualTo(new KeyCondition.CoolingDown(NOW.plusSeconds(1)));
        assertThat(of(Optional.of(limited.plusSeconds(1)), Optional.empty(), Optional.of(limited)))
                .isEqualTo(new KeyCondition.Active());
        assertThat(of(Optional.empty(), Optional.empty(), Optional.of(NOW.minusSeconds(60))))
                .isEqualTo(new KeyCondition.Active());
    }

    @Test
    void whatAnAdministratorDecidedComesFirst() {
        KeyUsage refused = use(Optional.empty(), Optional.of(NOW), Optional.empty());
        assertThat(KeyCondition.of(KEY.withState(KeyState.DRAINING), refused, NOW))
                .isEqualTo(new KeyCondition.Draining());
        assertThat(KeyCondition.of(KEY.withState(KeyState.RETIRED), refused, NOW))
                .isEqualTo(new KeyCondition.Retired());
    }

    @Test
    void aTokenExpires() {
        PoolKey token =
                new PoolKey("tok-0123456789", Optional.empty(), Optional.empty(), Optional.of(NOW));
        assertThat(KeyCondition.of(token, KeyUsage.NONE, NOW))
                .isEqualTo(new KeyCondition.Expired(NOW));
        assertThat(KeyCondition.of(token, KeyUsage.NONE, NOW.minusMillis(1)))
                .isEqualTo(new KeyCondition.Active());
    }

    private static KeyCondition of(
            Optional<Instant> ok, Optional<Instant> refused, Optional<Instant> limited) {
        return KeyCondition.of(KEY, use(ok, refused, limited), NOW);
    }

    private static KeyUsage use(
            Optional<Instant> ok, Optional<Instant> refused, Optional<Instant> limited) {
        return new KeyUsage(
                Optional.of(NOW), ok, refused, refused.map(at -> 401), limited, UsageTotals.ZERO);
    }
}
