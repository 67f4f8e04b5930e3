package io.teamclaw.adminui.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.adminui.KaribuTest;
import io.teamclaw.lifecycle.settings.ConfigStore;
import io.teamclaw.lifecycle.testing.EmbeddedDynamoDb;
import io.teamclaw.lifecycle.testing.Eventually;
import io.teamclaw.lifecycle.users.AddressState;
import io.teamclaw.lifecycle.users.Deletion;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.workspaces.WorkspaceState;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A deletion whose portal ended half-way, as any portal carries it on. */
class PersonDeletionTest extends KaribuTest {
    @Autowired private LeavingPeople leaving;

    @Test
    void isCarriedOnWhereNobodyDidMoreThanBeginIt() {
        User eve = fixture.person("Eve Employee", Role.EMPLOYEE);
        ConfigStore settings =
                new ConfigStore(fixture.dynamoDb.client(), EmbeddedDynamoDb.ENVIRONMENT);
        settings.put("user#" + eve.id(), "bootstrap/SOUL.md", "\"Hers\"", eve.email());
        begin(eve, true);

        leaving.carryOn();
        leaving.carryOn();

        assertThat(fixture.users.find(eve.id())).isEmpty();
        assertThat(fixture.accounts.exists(eve.email())).isFalse();
        assertThat(fixture.users.stateOf(eve.email())).isEqualTo(AddressState.BLOCKED);
        assertThat(settings.settings("user#" + eve.id())).isEmpty();
    }

    @Test
    void takesTheWorkspaceFirstAndThePersonOnlyAfterIt() {
        User eve = fixture.person("Eve Employee", Role.EMPLOYEE);
        fixture.workspaces.provision(eve.id());
        begin(eve, false);

        leaving.carryOn();

        Eventually.get(
                () -> fixture.workspaces.find(eve.id()).state(), WorkspaceState.ABSENT::equals);
        leaving.carryOn();
        assertThat(fixture.users.find(eve.id())).isEmpty();
        assertThat(fixture.runtime.removed()).contains(eve.id() + " with files");
    }

    @Test
    void leavesAPersonAloneWhoIsNotLeaving() {
        User eve = fixture.person("Eve Employee", Role.EMPLOYEE);

        leaving.carryOn();

        assertThat(fixture.users.find(eve.id())).contains(eve);
    }

    /** What is written first; then the portal is gone. */
    private void begin(User user, boolean blockAddress) {
        fixture.users.beginDeletion(
                user.id(), user.version(), new Deletion(true, blockAddress, Instant.EPOCH));
    }
}
