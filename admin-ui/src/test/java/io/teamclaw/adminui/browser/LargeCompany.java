package io.teamclaw.adminui.browser;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.teamclaw.adminui.testing.PortalFixture;
import io.teamclaw.lifecycle.audit.AuditAction;
import io.teamclaw.lifecycle.teams.Team;
import io.teamclaw.lifecycle.testing.EmbeddedDynamoDb;
import io.teamclaw.lifecycle.testing.PeopleMaker;
import io.teamclaw.lifecycle.users.User;
import java.time.Instant;
import java.util.List;

/** Ten thousand people in five hundred teams, and what administrators did to them. */
final class LargeCompany {
    static final int PEOPLE = 10_000;
    static final int TEAMS = 500;
    private static final int AUDIT_ROWS = 3_000;

    private LargeCompany() {}

    static void fill(PortalFixture fixture) {
        PeopleMaker maker =
                new PeopleMaker(fixture.dynamoDb.client(), EmbeddedDynamoDb.ENVIRONMENT);
        List<Team> teams = maker.teams(TEAMS);
        List<User> people = maker.people(PEOPLE, teams.stream().map(Team::id).toList());
        JsonNodeFactory json = JsonNodeFactory.instance;
        for (int row = 0; row < AUDIT_ROWS; row++) {
            User user = people.get(row * 31 % PEOPLE);
            fixture.audit.append(
                    new AuditAction(
                            Instant.now(),
                            "person-0",
                            "person0@example.com",
                            "person.changed",
                            "person/" + user.id(),
                            json.objectNode().put("teamId", "team-1").put("name", user.name()),
                            json.objectNode().put("teamId", "team-2").put("name", user.name())));
        }
    }
}
