package io.teamclaw.adminui.browser;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.teamclaw.adminui.testing.PortalFixture;
import io.teamclaw.config.keys.KeyPool.AuthType;
import io.teamclaw.config.keys.PoolKey;
import io.teamclaw.config.usage.Ending;
import io.teamclaw.config.usage.TokenCounts;
import io.teamclaw.config.usage.UsageRow;
import io.teamclaw.lifecycle.audit.AuditAction;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
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
    private static final int DAYS = 35;

    private RealisticData() {}

    static List<User> fill(PortalFixture fixture) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        User admin = fixture.person("Iris Administrator", Role.ADMIN);
        List<User> people = new ArrayList<>();
        for (String name : NAMES) {
            User user = fixture.person(name, Role.EMPLOYEE);
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
        fixture.keyPool.update(
                pool ->
                        pool.with(
                                "anthropic",
                                AuthType.API_KEY,
                                PoolKey.ofApiKey("sk-ant-api03-0123456789abcdefghij")
                                        .withLabel(Optional.of("Main account"))));
        use(fixture, people);
        return people;
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

    private static void use(PortalFixture fixture, List<User> people) {
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
                            Optional.of("k-0123456789"),
                            failed ? 529 : 200,
                            Ending.COMPLETED,
                            new TokenCounts(900L + call * 13, 300L + call * 7, 4_000, 200, 0),
                            call % 11 == 4
                                    ? OptionalLong.empty()
                                    : OptionalLong.of(9_000L + call * 310),
                            false,
                            Duration.ofMillis(2_300),
                            Optional.of(Duration.ofMillis(420)),
                            at.plus(Duration.ofDays(90))));
        }
    }
}
