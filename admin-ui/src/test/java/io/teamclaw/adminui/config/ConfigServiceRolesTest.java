package io.teamclaw.adminui.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamclaw.adminui.KaribuTest;
import io.teamclaw.adminui.limits.LimitService;
import io.teamclaw.adminui.limits.ScopeLimits;
import io.teamclaw.adminui.preferences.PreferencesService;
import io.teamclaw.adminui.settings.PlatformSetting;
import io.teamclaw.adminui.settings.SettingsService;
import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.openclaw.ConfigTiers;
import io.teamclaw.config.policy.CallLimit;
import io.teamclaw.config.policy.RunawayAnswer;
import io.teamclaw.lifecycle.settings.ConfigStore;
import io.teamclaw.lifecycle.testing.EmbeddedDynamoDb;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;

class ConfigServiceRolesTest extends KaribuTest {
    private static final ScopeSettings SEEN =
            new ScopeSettings(new Scope.Everybody(), "Everybody", List.of(), ConfigTiers.none());

    private static final ScopeLimits LIMITED =
            new ScopeLimits(
                    List.of(new ScopeLimits.Tier(new Scope.OfTeam(new TeamId("team")), Map.of())));

    @Autowired private ConfigEditor editor;
    @Autowired private EffectiveService effective;
    @Autowired private PreferencesService preferences;
    @Autowired private SettingsService settings;
    @Autowired private WakeUpEdit wakeUps;
    @Autowired private LimitService limits;

    private final ThrowingCallable[] forAdmins = {
        () -> editor.find(new Scope.Everybody()),
        () -> editor.teams(),
        () -> editor.person("ada@example.com"),
        () -> editor.schemaIsKnown(),
        () -> editor.topLevelKeys(),
        () -> editor.models(new Scope.Everybody()),
        () -> editor.preview(SEEN, "SOUL.md", ""),
        () -> editor.saveCommon(SEEN, Map.of()),
        () -> editor.saveKey(SEEN, "ui", Optional.empty()),
        () -> editor.saveFile(SEEN, "SOUL.md", "x"),
        () -> settings.read(),
        () -> settings.teams(),
        () -> settings.defaultDomains(),
        () -> settings.saveDomains(Optional.empty(), List.of()),
        () -> settings.saveDefaultTeam(Optional.empty(), Optional.empty()),
        () -> settings.saveNumber(PlatformSetting.IDLE_MINUTES, Optional.empty(), Optional.of(5)),
        () -> limits.find(LIMITED.scope()),
        () -> limits.providers(),
        () -> limits.saveNumber(LIMITED, CallLimit.CALLS_AT_ONCE, Optional.of(5)),
        () -> limits.saveModels(LIMITED, Set.of()),
        () -> limits.saveBetaFlags(LIMITED, List.of()),
        () -> limits.saveRunawayAnswer(LIMITED, Optional.of(RunawayAnswer.REFUSAL)),
        () -> wakeUps.entry("0 9 * * *", "UTC"),
        () -> wakeUps.save(new Scope.Everybody(), Optional.empty(), Optional.empty()),
    };

    private final ThrowingCallable[] forEverybody = {
        () -> preferences.mine(),
        () -> preferences.models(),
        () -> preferences.save(SEEN, Map.of()),
        () -> preferences.saveFile(SEEN, "SOUL.md", "x"),
    };

    @Test
    void onlyAdminsChangeTheConfiguration() {
        for (Role role : new Role[] {Role.EMPLOYEE, Role.TEAM_LEAD, Role.FINANCE}) {
            signInAs("Eve Employee", role);
            for (ThrowingCallable call : forAdmins) {
                assertThatThrownBy(call).isInstanceOf(AccessDeniedException.class);
            }
        }
    }

    @Test
    void nobodyIsRefusedEverything() {
        session.nobody();
        for (ThrowingCallable[] calls : new ThrowingCallable[][] {forAdmins, forEverybody}) {
            for (ThrowingCallable call : calls) {
                assertThatThrownBy(call)
                        .isInstanceOfAny(
                                AccessDeniedException.class, AuthenticationException.class);
            }
        }
    }

    @Test
    void aLeadSeesTheOwnTeamsEffectiveConfigurationAndNoOther() {
        User mate = fixture.person("Mate", Role.EMPLOYEE);
        User stranger = moved(fixture.person("Stranger", Role.EMPLOYEE), "elsewhere");
        signInAs("Lea Lead", Role.TEAM_LEAD);

        assertThat(effective.find(mate.id())).isPresent();
        assertThatThrownBy(() -> effective.find(stranger.id()))
                .isInstanceOf(AccessDeniedException.class);

        for (Role role : new Role[] {Role.EMPLOYEE, Role.FINANCE}) {
            signInAs("Eve Employee", role);
            assertThatThrownBy(() -> effective.find(mate.id()))
                    .isInstanceOf(AccessDeniedException.class);
        }
    }

    @Test
    void whatAPersonWroteToTheirAgentIsNotTheLeads() {
        User mate = fixture.person("Mate", Role.EMPLOYEE);
        new ConfigStore(fixture.dynamoDb.client(), EmbeddedDynamoDb.ENVIRONMENT)
                .put("user#" + mate.id(), "bootstrap/SOUL.md", "\"My own words\"", mate.email());

        signInAs("Lea Lead", Role.TEAM_LEAD);
        assertThat(words(mate)).doesNotContain("My own words").contains("for administrators");

        signInAs("Ada Admin", Role.ADMIN);
        assertThat(words(mate)).contains("My own words");
    }

    private String words(User user) {
        return effective.find(user.id()).orElseThrow().files().toString();
    }

    @Test
    void nobodySetsWhatIsNotTheirs() {
        User other = fixture.person("Other", Role.EMPLOYEE);
        signInAs("Eve Employee", Role.EMPLOYEE);
        ScopeSettings theirs =
                new ScopeSettings(
                        new Scope.OfPerson(other.id()), "Other", List.of(), ConfigTiers.none());

        assertThatThrownBy(() -> preferences.save(theirs, Map.of()))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> preferences.saveFile(theirs, "SOUL.md", "x"))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(
                        () ->
                                preferences.save(
                                        preferences.mine(),
                                        Map.of(CommonSetting.WEB_SEARCH, Optional.of("true"))))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> preferences.saveFile(preferences.mine(), "AGENTS.md", "x"))
                .isInstanceOf(AccessDeniedException.class);
    }

    private User moved(User user, String team) {
        return fixture.users.update(
                user.id(),
                now ->
                        new User(
                                now.id(),
                                now.email(),
                                now.name(),
                                now.role(),
                                new TeamId(team),
                                now.disabled(),
                                now.createdAt(),
                                now.version()));
    }
}
