package io.teamclaw.stacks.iam;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.testing.TestTools;
import io.teamclaw.stacks.iam.PermissionTable.RoleRows;
import io.teamclaw.stacks.testing.Deployments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The policies of the synthesised stacks, decided by IAM's rules: see permissions.yaml. */
class LeastPrivilegeTest {
    private static PermissionTable table;
    private static List<LeastPrivilege> deployments;
    @AutoClose private static PolicySimulator simulator;

    @BeforeAll
    static void synthesise() {
        simulator = PolicySimulator.start();
        table = PermissionTable.read();
        deployments =
                Stream.of(
                                Deployments.small(),
                                Deployments.large(),
                                Deployments.routedByLoadBalancer())
                        .map(each -> LeastPrivilege.of(each, table, simulator))
                        .toList();
    }

    static List<LeastPrivilege> deployments() {
        return deployments;
    }

    @ParameterizedTest
    @MethodSource("deployments")
    void everyRoleCanAndCannotDoWhatTheTableSays(LeastPrivilege deployment) {
        assertThat(deployment.contradictions(deployment.rows())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("deployments")
    void noRoleCanDoWhatNobodyCan(LeastPrivilege deployment) {
        List<Permission> rows = new ArrayList<>();
        for (String role : deployment.rolesByWholeRows()) {
            rows.addAll(GeneralRows.nobody(table, role, table.roles().get(role)));
        }
        assertThat(deployment.contradictions(rows)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("deployments")
    void aRoleIsTakenOnByItsServiceForThisAccountAndByNobodyElse(LeastPrivilege deployment) {
        List<Permission> rows = new ArrayList<>();
        for (String role : deployment.policies().roles().keySet()) {
            rows.addAll(GeneralRows.trust(role, table.roles().get(role)));
        }
        assertThat(deployment.contradictions(rows)).isEmpty();
    }

    @Test
    void theTableKnowsEveryRoleThatTheStacksMake() {
        Set<String> made = new TreeSet<>();
        deployments.forEach(each -> made.addAll(each.policies().roles().keySet()));
        Set<String> known = new TreeSet<>(table.roles().keySet());
        known.remove(LeastPrivilege.ADMINISTRATOR);
        assertThat(made).isEqualTo(known);
    }

    @Test
    void theTableSaysOfEveryRoleWhatItCanDoAndWhatItCannot() {
        for (RoleRows role : callers().values()) {
            assertThat(role.rows()).as(role.purpose()).anyMatch(Permission::allowed);
            assertThat(role.rows()).as(role.purpose()).anyMatch(each -> !each.allowed());
        }
    }

    private static Map<String, RoleRows> callers() {
        Map<String, RoleRows> callers = new TreeMap<>(table.roles());
        callers.putAll(table.services());
        return callers;
    }

    @Test
    void theDocumentForAuditorsIsTheTable() throws IOException {
        String written = PermissionsDocument.of(table);
        Path fresh = Path.of("target", "permissions.md");
        Files.writeString(fresh, written);
        assertThat(TestTools.repositoryRoot().resolve("docs/permissions.md"))
                .as("what the table says; if it is right, copy stacks/%s there", fresh)
                .hasContent(written);
    }
}
