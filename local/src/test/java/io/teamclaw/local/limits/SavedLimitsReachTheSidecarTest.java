package io.teamclaw.local.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamclaw.adminui.config.SaveOutcome;
import io.teamclaw.adminui.config.Scope;
import io.teamclaw.adminui.limits.LimitService;
import io.teamclaw.adminui.limits.ScopeLimits;
import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.policy.CallLimit;
import io.teamclaw.config.policy.CallLimits;
import io.teamclaw.config.policy.RunawayAnswer;
import io.teamclaw.config.provider.Provider;
import io.teamclaw.config.provider.ProviderRegistry;
import io.teamclaw.config.table.Tables;
import io.teamclaw.lifecycle.tables.TableCreator;
import io.teamclaw.lifecycle.teams.TeamName;
import io.teamclaw.lifecycle.teams.TeamStore;
import io.teamclaw.lifecycle.testing.Eventually;
import io.teamclaw.lifecycle.users.EmailAddress;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.users.UserStore;
import io.teamclaw.local.dynamodb.DynamoDbOnDisk;
import io.teamclaw.sidecar.policy.Policies;
import io.teamclaw.sidecar.settings.OwnerSettings;
import io.teamclaw.sidecar.settings.PolicySettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.access.AccessDeniedException;

/** What the portal's service saves of limits is what the sidecar's reader takes from the table. */
class SavedLimitsReachTheSidecarTest {
    private static final String ENVIRONMENT = "test";
    private static final Scope ALL = new Scope.Everybody();
    private static final String FLAG = "files-api-2025-04-14";
    private static final String OTHER_FLAG = "interleaved-thinking-2025-05-14";

    @TempDir private Path folder;
    private DynamoDbOnDisk database;
    private PortalLimits portal;
    private LimitService limits;
    private User ada;
    private Scope team;
    private Scope person;

    @BeforeEach
    void start() throws Exception {
        database = DynamoDbOnDisk.start(folder);
        TableCreator.ensure(database.client(), ENVIRONMENT, Tables.all());
        TeamId research =
                new TeamStore(database.client(), ENVIRONMENT)
                        .create(new TeamName("Research"), "")
                        .id();
        UserStore users = new UserStore(database.client(), ENVIRONMENT);
        ada = users.create(new EmailAddress("ada@example.com"), "Ada Admin", Role.ADMIN, research);
        team = new Scope.OfTeam(research);
        person = new Scope.OfPerson(ada.id());
        portal = new PortalLimits(database.client(), ENVIRONMENT);
        portal.as(ada);
        limits = portal.service();
    }

    @AfterEach
    void stop() {
        portal.close();
        database.close();
    }

    @Test
    void eachNumberOfEachTierCountsAsTheScreenSays() {
        int number = 5_000;
        for (CallLimit limit : CallLimit.values()) {
            for (Scope scope : List.of(ALL, team, person)) {
                saved(limits.saveNumber(seen(scope), limit, Optional.of(number)));
                number += 7;
            }
            number -= 300;
        }
        saved(limits.saveNumber(seen(team), CallLimit.CALLS_AT_ONCE, Optional.of(2)));
        saved(limits.saveNumber(seen(person), CallLimit.TOKENS_PER_CALL, Optional.of(1_001)));
        saved(limits.saveNumber(seen(team), CallLimit.TOKENS_PER_MINUTE, Optional.empty()));

        ScopeLimits shown = seen(person);
        try (Policies sidecar = sidecar()) {
            CallLimits read = await(sidecar, now -> now.callsAtOnce() == 2);
            Map<CallLimit, Integer> taken =
                    Map.of(
                            CallLimit.CALLS_PER_MINUTE, read.callsPerMinute(),
                            CallLimit.TOKENS_PER_MINUTE, read.tokensPerMinute(),
                            CallLimit.CALLS_AT_ONCE, read.callsAtOnce(),
                            CallLimit.TOKENS_PER_CALL, read.tokensPerCall(),
                            CallLimit.RUNAWAY_CALLS_PER_MINUTE, read.runawayCallsPerMinute());
            for (CallLimit limit : CallLimit.values()) {
                assertThat(shown.number(limit).value()).as(limit.key()).contains(taken.get(limit));
            }
            assertThat(shown.number(CallLimit.CALLS_AT_ONCE).from()).containsExactly(team);
            assertThat(shown.number(CallLimit.TOKENS_PER_CALL).from()).containsExactly(person);
            assertThat(shown.number(CallLimit.TOKENS_PER_MINUTE).from()).containsExactly(ALL);
        }
    }

    @Test
    void modelsFlagsAndTheAnswerToALoopArriveFromEachTier() {
        saved(limits.saveModels(seen(ALL), Set.of("anthropic", "openai", "mistral")));
        saved(limits.saveModels(seen(team), Set.of("anthropic", "openai/gpt-5.5")));
        saved(limits.saveModels(seen(person), Set.of("openai", "anthropic/claude-sonnet-5")));
        saved(limits.saveBetaFlags(seen(ALL), List.of(FLAG, OTHER_FLAG)));
        saved(limits.saveBetaFlags(seen(person), List.of(FLAG)));
        saved(limits.saveRunawayAnswer(seen(ALL), Optional.of(RunawayAnswer.MESSAGE)));
        saved(limits.saveRunawayAnswer(seen(team), Optional.of(RunawayAnswer.REFUSAL)));

        ScopeLimits shown = seen(person);
        try (Policies sidecar = sidecar()) {
            CallLimits read = await(sidecar, now -> now.models().size() == 3);

            assertThat(read.allowed(provider("anthropic"))).containsExactly("claude-sonnet-5");
            assertThat(read.allowed(provider("openai"))).containsExactly("gpt-5.5");
            assertThat(read.allowsSome(provider("mistral"))).isFalse();
            assertThat(shown.models().value())
                    .contains(Set.of("anthropic/claude-sonnet-5", "openai/gpt-5.5"));
            assertThat(read.betas().allowed())
                    .contains(Set.of(FLAG))
                    .isEqualTo(shown.betas().value());
            assertThat(read.runawayAnswer()).isEqualTo(RunawayAnswer.REFUSAL);
        }
    }

    @Test
    void whatIsTakenBackCountsNoMoreInASidecarThatRuns() {
        saved(limits.saveNumber(seen(person), CallLimit.CALLS_PER_MINUTE, Optional.of(3)));
        try (Policies sidecar = sidecar()) {
            await(sidecar, now -> now.callsPerMinute() == 3);

            saved(limits.saveNumber(seen(person), CallLimit.CALLS_PER_MINUTE, Optional.empty()));
            saved(limits.saveNumber(seen(team), CallLimit.CALLS_PER_MINUTE, Optional.of(8)));
            sidecar.refresh();

            await(sidecar, now -> now.callsPerMinute() == 8);
        }
    }

    @Test
    void nobodyButAnAdministratorSavesThem() {
        ScopeLimits shown = seen(person);
        portal.as(
                new User(
                        ada.id(),
                        ada.email(),
                        ada.name(),
                        Role.TEAM_LEAD,
                        ada.teamId(),
                        false,
                        ada.createdAt(),
                        1));
        assertThatThrownBy(
                        () -> limits.saveNumber(shown, CallLimit.CALLS_PER_MINUTE, Optional.of(9)))
                .isInstanceOf(AccessDeniedException.class);
    }

    private ScopeLimits seen(Scope scope) {
        return limits.find(scope).orElseThrow();
    }

    private static void saved(SaveOutcome outcome) {
        assertThat(outcome).isEqualTo(new SaveOutcome.Saved());
    }

    private static Provider provider(String id) {
        return ProviderRegistry.builtIn().find(id).orElseThrow();
    }

    private Policies sidecar() {
        return Policies.of(
                new PolicySettings(
                        Optional.of(Tables.CONFIG.physicalName(ENVIRONMENT)), OptionalInt.empty()),
                new OwnerSettings(ada.id(), Optional.of(ada.teamId())),
                database::client);
    }

    /** The reading goes on in the background. */
    private static CallLimits await(Policies sidecar, Predicate<CallLimits> expected) {
        return Eventually.get(sidecar.limits(), expected);
    }
}
