package io.teamclaw.stacks.iam;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.teamclaw.config.iam.PolicyDocument;
import io.teamclaw.config.iam.Statement;
import io.teamclaw.config.names.Parameter;
import io.teamclaw.stacks.testing.Deployments;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The table notices each rule that is broken, by just the rows that depend on it. */
class WeakenedPoliciesTest {
    private static PermissionTable table;
    private static LeastPrivilege deployed;

    @AutoClose private static PolicySimulator simulator;

    @BeforeAll
    static void synthesise() {
        simulator = PolicySimulator.start();
        table = PermissionTable.read();
        deployed = LeastPrivilege.of(Deployments.large(), table, simulator);
    }

    @Test
    void aSidecarThatIsNotHeldToItsPersonsKeysReachesEverybodysRows() {
        DeployedPolicies weakened =
                policy(
                        "sidecar",
                        each -> PolicyChanges.withoutCondition(each, "dynamodb:LeadingKeys"));
        assertThat(wrong(weakened))
                .containsExactly(
                        "sidecar cannot add a colleague's usage rows",
                        "sidecar cannot add a colleague's row beside its own",
                        "sidecar cannot read another team's settings",
                        "sidecar cannot read a colleague's settings",
                        "sidecar cannot read a colleague's record",
                        "sidecar cannot read a colleague's budget",
                        "sidecar cannot see or say how tokens of the pool are renewed, which the"
                                + " portal does");
    }

    @Test
    void aSidecarRoleThatAsksForNoExternalIdIsAnyAgents() {
        DeployedPolicies weakened =
                trust("sidecar", each -> PolicyChanges.withoutCondition(each, "sts:ExternalId"));
        assertThat(wrong(weakened))
                .containsExactly(
                        "workspace cannot become its sidecar without the external id",
                        "workspace cannot become its sidecar with a guessed external id");
    }

    @Test
    void aWorkspaceWithAnyAccessPointMountsColleaguesHomes() {
        DeployedPolicies weakened =
                policy(
                        LeastPrivilege.WORKSPACE,
                        each ->
                                PolicyChanges.withoutCondition(
                                        each, "elasticfilesystem:AccessPointArn"));
        assertThat(wrong(weakened))
                .containsExactly(
                        "workspace cannot mount a colleague's home",
                        "workspace cannot write what the company shares",
                        "workspace cannot write what its team shares",
                        "workspace cannot mount what another team shares");
    }

    @Test
    void aFileSystemThatTakesPlainTextIsMountedInPlainText() {
        DeployedPolicies weakened =
                deployed.policies()
                        .withResource(
                                deployed.parameter(Parameter.FILE_SYSTEM_ARN),
                                each -> PolicyChanges.withoutStatement(each, "PlainText"));
        assertThat(wrong(weakened))
                .containsExactly(
                        "workspace cannot mount what the company shares in plain text",
                        "workspace cannot mount its home in plain text",
                        "administrator cannot mount in plain text");
    }

    @Test
    void aFileSystemThatAllowsMountsToEverybodyLetsClientsInThatHaveNoRole() {
        List<Permission> withoutRole =
                List.of(
                        new Permission(
                                LeastPrivilege.ANONYMOUS,
                                "mount a home",
                                List.of("elasticfilesystem:ClientMount"),
                                List.of("{FILE_SYSTEM_ARN}"),
                                Map.of("elasticfilesystem:AccessPointArn", "{adasHome}"),
                                false));
        PolicyDocument everybody =
                PolicyDocument.of(
                        Statement.allow("Everybody")
                                .to("AWS", "*")
                                .actions("elasticfilesystem:ClientMount")
                                .resources("*"));
        DeployedPolicies weakened =
                deployed.policies()
                        .withResource(
                                deployed.parameter(Parameter.FILE_SYSTEM_ARN),
                                each -> PolicyReader.document(everybody.json()));
        assertThat(deployed.contradictions(withoutRole)).isEmpty();
        assertThat(deployed.contradictions(weakened, withoutRole)).isEqualTo(withoutRole);
    }

    @Test
    void aBoundaryThatAllowsEverythingHoldsNothing() {
        DeployedPolicies weakened =
                deployed.policies()
                        .with(
                                LeastPrivilege.WORKSPACE_GIVEN_EVERYTHING,
                                each -> each.withBoundary(each.policies().getFirst()));
        assertThat(wrong(weakened))
                .contains(
                        "workspace-given-everything cannot read a secret",
                        "workspace-given-everything cannot read or write any table",
                        "workspace-given-everything cannot free itself of its boundary")
                .allMatch(each -> each.startsWith("workspace-given-everything cannot "));
    }

    @Test
    void aLifecycleFunctionThatNeedNotSetTheBoundaryMakesRolesWithoutOne() {
        DeployedPolicies weakened =
                policy(
                        "lifecycle",
                        each -> PolicyChanges.withoutCondition(each, "iam:PermissionsBoundary"));
        assertThat(wrong(weakened))
                .containsExactly(
                        "lifecycle cannot make a role without the boundary of workspaces",
                        "lifecycle cannot make a role under another boundary",
                        "lifecycle cannot write a policy into a role without that boundary");
    }

    private static DeployedPolicies policy(String role, UnaryOperator<JsonNode> change) {
        return deployed.policies()
                .with(
                        role,
                        each ->
                                each.withPolicies(
                                        List.of(change.apply(each.policies().getFirst()))));
    }

    private static DeployedPolicies trust(String role, UnaryOperator<JsonNode> change) {
        return deployed.policies().with(role, each -> each.withTrust(change.apply(each.trust())));
    }

    private static List<String> wrong(DeployedPolicies policies) {
        return deployed.contradictions(policies, deployed.rows()).stream()
                .map(Permission::toString)
                .toList();
    }
}
