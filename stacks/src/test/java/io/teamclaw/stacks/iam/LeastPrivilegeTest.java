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
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The policies of the synthesised stacks, decided by IAM's rules: see permissions.yaml. */
class LeastPrivilegeTest {
    private static PermissionTable table;
    private static LeastPrivilege small;
    private static LeastPrivilege large;

    private static PolicySimulator simulator;

    @BeforeAll
    static void synthesise() {
        simulator = PolicySimulator.start();
        table = PermissionTable.read();
        small = LeastPrivilege.of(Deployments.small(), table, simulator);
        large = LeastPrivilege.of(Deployments.large(), table, simulator);
    }

    @AfterAll
    static void endSimulation() {
        simulator.close();
    }

    @Test
    void everyRoleCanAndCannotDoWhatTheTableSays() {
        assertThat(small.contradictions(table.rows())).isEmpty();
        assertThat(large.contradictions(table.rows())).isEmpty();
    }

    @Test
    void noRoleCanDoWhatNobodyCan() {
        List<Permission> rows = new ArrayList<>();
        for (String role : large.policies().roles().keySet()) {
            rows.addAll(GeneralRows.nobody(table, role, table.roles().get(role)));
        }
        assertThat(large.contradictions(rows)).isEmpty();
        assertThat(small.contradictions(rows)).isEmpty();
    }

    @Test
    void aRoleIsTakenOnByItsServiceForThisAccountAndByNobodyElse() {
        List<Permission> rows = new ArrayList<>();
        for (String role : large.policies().roles().keySet()) {
            rows.addAll(GeneralRows.trust(role, table.roles().get(role)));
        }
        assertThat(large.contradictions(rows)).isEmpty();
        assertThat(small.contradictions(rows)).isEmpty();
    }

    @Test
    void theTableKnowsEveryRoleThatTheStacksMake() {
        Set<String> known = new TreeSet<>(table.roles().keySet());
        known.remove(LeastPrivilege.ADMINISTRATOR);
        assertThat(large.policies().roles().keySet()).isEqualTo(known);
        assertThat(small.policies().roles().keySet()).isEqualTo(known);
    }

    @Test
    void theTableSaysOfEveryRoleWhatItCanDoAndWhatItCannot() {
        for (RoleRows role : table.roles().values()) {
            assertThat(role.rows()).as(role.purpose()).anyMatch(Permission::allowed);
            assertThat(role.rows()).as(role.purpose()).anyMatch(each -> !each.allowed());
        }
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
