package io.teamclaw.adminui.browser;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.teamclaw.adminui.testing.PortalFixture;
import io.teamclaw.adminui.testing.RenewalAttempt;
import io.teamclaw.config.keys.KeyPool;
import io.teamclaw.config.keys.KeyPool.AuthType;
import io.teamclaw.config.keys.KeyState;
import io.teamclaw.config.keys.PoolKey;
import io.teamclaw.config.usage.Ending;
import io.teamclaw.config.usage.TokenCounts;
import io.teamclaw.config.usage.UsageRow;
import io.teamclaw.lifecycle.audit.AuditAction;
import io.teamclaw.lifecycle.testing.Eventually;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.workspaces.FailureKind;
import io.teamclaw.lifecycle.workspaces.TaskAddress;
import io.teamclaw.lifecycle.workspaces.TaskStartException;
import io.teamclaw.lifecycle.workspaces.WorkspaceState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** A company of some dozen people with a month of work behind it. */
final class RealisticData {
    private static final List<String> NAMES =
            List.of(
                    "Ada Lovelace",
                    "Grace Hopper",
                    "Alan Turing",
                    "Katherine Johnson",
                    "Edsger Dijkstra",
                    "Barbara Liskov",
                    "Donald Knuth",
                    "Radia Perlman",
                    "Tim Berners-Lee",
                    "Margaret Hamilton",
                    "Ken Thompson",
                    "Frances Allen");
    private static final List<String> MODELS =
            List.of("claude-sonnet-4-5", "claude-opus-4-1", "a-model-of-tomorrow");
    private static final List<String> TEAMS = List.of("Research", "Design", "Platform");
    private static final PoolKey MAIN =
            PoolKey.ofApiKey("sk-ant-api03-0123456789abcdefghij")
                    .withLabel(Optional.of("Main account"));
    private static final int DAYS = 35;

    private RealisticData() {}

    static List<User> fill(PortalFixture fixture) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        User admin = fixture.person("Iris Administrator", Role.ADMIN);
        List<User> people = new ArrayList<>();
        for (String name : NAMES) {
            int number = people.size();
            User user =
                    fixture.inTeam(
                            name,
                            number % 6 == 1 ? Role.TEAM_LEAD : Role.EMPLOYEE,
                            TEAMS.get(number % TEAMS.size()));
            people.add(user);
            note(fixture, admin, "person.invited", "person/" + user.id());
        }
        fixture.disable(people.getLast());
        note(fixture, admin, "person.disabled", "person/" + people.getLast().id());
        fixture.audit.append(
                new AuditAction(
                        Instant.now(),
                        admin.id().value(),
                        admin.email().value(),
                        "setting.changed",
                        "setting/global/platform/idle-minutes",
                        json.numberNode(30),
                        json.numberNode(45)));
        keys(fixture, admin);
        tokens(fixture);
        workspaces(fixture, people);
        use(fixture, people);
        return people;
    }

    private static void keys(PortalFixture fixture, User admin) {
        Instant added = Instant.now().minus(Duration.ofDays(40));
        List<PoolKey> keys =
                List.of(
                        MAIN,
                        PoolKey.ofApiKey("sk-ant-api03-zyxwvutsrqponmlkjihg")
                                .withLabel(Optional.of("Second account"))
                                .withState(KeyState.RETIRED),
                        PoolKey.ofApiKey("sk-ant-api03-00112233445566778899")
                                .withLabel(Optional.of("Research only"))
                                .withWeight(3));
        fixture.keyPool.update(
                pool -> {
                    KeyPool next = pool;
                    for (PoolKey key : keys) {
                        next =
                                next.with(
                                        "anthropic",
                                        AuthType.API_KEY,
                                        key.addedBy(admin.email().value(), added));
                    }
                    return next;
                });
    }

    /** One that its provider gave up, one that could not be renewed, and one that is well. */
    private static void tokens(PortalFixture fixture) {
        for (int days : List.of(2, 4, 9)) {
            PoolKey token =
                    new PoolKey(
                            "access-token-of-seat-" + days,
                            Optional.of("Seat " + days),
                            Optional.of("refresh-token-of-seat-" + days),
                            Optional.of(Instant.now().plus(Duration.ofDays(days))));
            fixture.keyPool.update(pool -> pool.with("openai-codex", AuthType.OAUTH_TOKEN, token));
        }
        RenewalAttempt.of(fixture, Duration.ofDays(2), 400, "{\"error\":\"invalid_grant\"}");
        RenewalAttempt.of(fixture, Duration.ofDays(4), 503, "");
    }

    /** The first runs, the second failed, the others never started. */
    private static void workspaces(PortalFixture fixture, List<User> people) {
        User running = people.getFirst();
        fixture.workspaces.start(running.id());
        fixture.runtime.ready(
                fixture.runtime.awaitTask(running.id(), 1), new TaskAddress("127.0.0.1", 9));
        User failed = people.get(1);
        fixture.runtime.failLaunch(
                new TaskStartException(
                        FailureKind.CRASHED, "Exit code 137: the container was out of memory"));
        fixture.workspaces.start(failed.id());
        Eventually.get(
                () -> fixture.workspaces.find(failed.id()).state(), WorkspaceState.FAILED::equals);
        fixture.runtime.recover();
    }

    private static void note(PortalFixture fixture, User admin, String action, String target) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        fixture.audit.append(
                new AuditAction(
                        Instant.now(),
                        admin.id().value(),
                        admin.email().value(),
                        action,
                        target,
                        json.objectNode().put("state", "active").put("role", "employee"),
                        json.objectNode().put("state", "changed").put("role", "employee")));
    }

    /** A month of calls by these. */
    static void use(PortalFixture fixture, List<User> people) {
        Instant now = Instant.now();
        for (int call = 0; call < people.size() * 12; call++) {
            User user = people.get(call * 7 % people.size());
            Instant at = now.minus(Duration.ofHours(24L * (call * 5 % DAYS)).plusMinutes(call));
            boolean failed = call % 17 == 3;
            fixture.usage(
                    new UsageRow(
                            user.id(),
                            at,
                            UUID.randomUUID().toString(),
                            Optional.of(user.teamId()),
                            "anthropic",
                            MODELS.get(call % 11 == 4 ? 2 : call % 2),
                            Optional.of(MAIN.id()),
                            failed ? 529 : 200,
                            Ending.COMPLETED,
                            new TokenCounts(900L + call * 13, 300L + call * 7, 4_000, 200, 0),
                            call % 11 == 4
                                    ? OptionalLong.empty()
                                    : OptionalLong.of(9_000L + call * 310),
                            false,
                            Duration.ofMillis(2_300),
                            Optional.of(Duration.ofMillis(420)),
                            at.plus(Duration.ofDays(90)),
                            List.of()));
        }
    }
}
