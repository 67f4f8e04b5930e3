package io.teamclaw.adminui.browser;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.teamclaw.adminui.testing.PortalFixture;
import io.teamclaw.config.usage.Ending;
import io.teamclaw.config.usage.TokenCounts;
import io.teamclaw.config.usage.UsageRow;
import io.teamclaw.lifecycle.audit.AuditAction;
import io.teamclaw.lifecycle.teams.Team;
import io.teamclaw.lifecycle.testing.EmbeddedDynamoDb;
import io.teamclaw.lifecycle.testing.PeopleMaker;
import io.teamclaw.lifecycle.usage.UsageMaker;
import io.teamclaw.lifecycle.users.User;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * Ten thousand people in five hundred teams, their million calls of a quarter, and what
 * administrators did to them.
 */
final class LargeCompany {
    static final int PEOPLE = 10_000;
    static final int TEAMS = 500;
    private static final int AUDIT_ROWS = 1_000;
    private static final int DAYS = 90;

    /** People who call on a day, others the next day, and the calls of each. */
    private static final int CALLERS = 50;

    private static final int CALLS = 225;
    private static final int KEYS = 12;
    private static final List<String> PROVIDERS = List.of("anthropic", "openai", "google");
    private static final List<String> MODELS =
            List.of("large-1", "large-2", "medium-1", "medium-2", "small-1", "small-2", "new-1");

    /** So many people have their single calls too. */
    private static final int HEAVY_USERS = 20;

    private static final int SINGLE_CALLS = 1_000;

    private final PortalFixture fixture;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    private LargeCompany(PortalFixture fixture) {
        this.fixture = fixture;
    }

    /**
     * @param viewer has used the most
     */
    static void fill(PortalFixture fixture, User viewer) {
        PeopleMaker maker =
                new PeopleMaker(fixture.dynamoDb.client(), EmbeddedDynamoDb.ENVIRONMENT);
        List<Team> teams = maker.teams(TEAMS);
        List<User> people = maker.people(PEOPLE, teams.stream().map(Team::id).toList());
        LargeCompany company = new LargeCompany(fixture);
        company.use(people, viewer);
        company.audit(people);
    }

    private void use(List<User> people, User viewer) {
        UsageMaker maker = new UsageMaker(fixture.dynamoDb.client());
        for (int day = 0; day < DAYS; day++) {
            for (int caller = 0; caller < CALLERS; caller++) {
                int number = day * CALLERS + caller;
                User user = people.get(number * 7 % PEOPLE);
                maker.add(call(user, minutesAgo(day, caller), number), CALLS);
            }
            maker.add(call(viewer, minutesAgo(day, 0), day), CALLS);
        }
        maker.write();
        List<User> heavy = new ArrayList<>(people.subList(0, HEAVY_USERS - 1));
        heavy.add(viewer);
        maker.write(
                heavy.stream()
                        .flatMap(
                                user ->
                                        IntStream.range(0, SINGLE_CALLS)
                                                .mapToObj(i -> call(user, 1 + i * 120, i)))
                        .toList());
    }

    /** People call at all hours. */
    private static int minutesAgo(int day, int caller) {
        return day * 24 * 60 + caller % 96 * 15;
    }

    private UsageRow call(User user, int minutesAgo, int number) {
        Instant at = now.minus(Duration.ofMinutes(minutesAgo));
        boolean priced = number % MODELS.size() != 0;
        return new UsageRow(
                user.id(),
                at,
                "call-" + number,
                Optional.of(user.teamId()),
                PROVIDERS.get(number % PROVIDERS.size()),
                MODELS.get(number % MODELS.size()),
                Optional.of("k-%010d".formatted(number % KEYS)),
                200,
                Ending.COMPLETED,
                new TokenCounts(900 + number % 500, 300, 2_000, 100, 50),
                priced ? OptionalLong.of(4_000 + number % 3_000) : OptionalLong.empty(),
                false,
                Duration.ofMillis(2_100),
                Optional.of(Duration.ofMillis(400)),
                at.plus(Duration.ofDays(90)).truncatedTo(ChronoUnit.SECONDS),
                List.of());
    }

    private void audit(List<User> people) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        for (int row = 0; row < AUDIT_ROWS; row++) {
            User user = people.get(row * 31 % PEOPLE);
            fixture.audit.append(
                    new AuditAction(
                            now,
                            "person-0",
                            "person0@example.com",
                            "person.changed",
                            "person/" + user.id(),
                            json.objectNode().put("teamId", "team-1").put("name", user.name()),
                            json.objectNode().put("teamId", "team-2").put("name", user.name())));
        }
    }
}
