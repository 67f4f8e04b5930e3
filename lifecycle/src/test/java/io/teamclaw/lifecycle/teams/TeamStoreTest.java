package io.teamclaw.lifecycle.teams;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.id.TeamId;
import io.teamclaw.lifecycle.testing.AtOnce;
import io.teamclaw.lifecycle.testing.EmbeddedDynamoDb;
import org.junit.jupiter.api.Test;

class TeamStoreTest {
    @Test
    void makesTheDefaultTeamOnceHoweverManyAskAtOnce() throws Exception {
        try (EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.start()) {
            TeamStore teams = new TeamStore(dynamoDb.client(), EmbeddedDynamoDb.ENVIRONMENT);

            assertThat(teams.find(Team.DEFAULT)).isEmpty();
            var made = AtOnce.run(8, number -> teams.ensureDefault());

            assertThat(made).hasSize(8).containsOnly(teams.ensureDefault());
            assertThat(teams.all()).containsExactly(made.get(0));
            assertThat(teams.find(Team.DEFAULT)).contains(made.get(0));
            assertThat(teams.find(new TeamId("other"))).isEmpty();
        }
    }
}
