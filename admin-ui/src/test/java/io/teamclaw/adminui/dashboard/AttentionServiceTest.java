package io.teamclaw.adminui.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.adminui.KaribuTest;
import io.teamclaw.adminui.dashboard.Attention.Kind;
import io.teamclaw.config.usage.Ending;
import io.teamclaw.config.usage.TokenCounts;
import io.teamclaw.config.usage.UsageRow;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class AttentionServiceTest extends KaribuTest {
    @Autowired private AttentionService attention;

    @Test
    void aProviderWhoseCallsFailIsNamedOnceThereAreEnough() {
        User admin = signInAs("Ada Admin", Role.ADMIN);
        for (int i = 0; i < AttentionService.FEWEST_CALLS - 1; i++) {
            fail(admin, "mistral");
        }
        assertThat(about("Mistral")).isEmpty();
        fail(admin, "mistral");

        assertThat(about("Mistral"))
                .containsExactly(
                        new Attention(Kind.PROVIDER_FAILING, "Mistral", 100, "usage?by=provider"));
    }

    @Test
    void modelsWithoutPriceAreCounted() {
        User admin = signInAs("Ada Admin", Role.ADMIN);
        fixture.usage(admin, Instant.now(), TokenCounts.NONE, OptionalLong.empty());
        assertThat(attention.all())
                .anyMatch(each -> each.kind() == Kind.UNPRICED_MODELS && each.number() >= 1);
    }

    private List<Attention> about(String what) {
        return attention.all().stream().filter(each -> each.what().equals(what)).toList();
    }

    private void fail(User user, String provider) {
        Instant now = Instant.now();
        fixture.usage(
                new UsageRow(
                        user.id(),
                        now,
                        UUID.randomUUID().toString(),
                        Optional.of(user.teamId()),
                        provider,
                        "a-model",
                        Optional.of("k-0123456789"),
                        500,
                        Ending.COMPLETED,
                        TokenCounts.NONE,
                        OptionalLong.of(0),
                        false,
                        Duration.ofMillis(10),
                        Optional.empty(),
                        now.plus(Duration.ofDays(90)),
                        List.of()));
    }
}
