package io.teamclaw.stacks.iam;

import com.fasterxml.jackson.databind.JsonNode;
import io.teamclaw.config.deploy.Routing;
import io.teamclaw.config.names.Parameter;
import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.iam.PermissionTable.RoleRows;
import io.teamclaw.stacks.testing.Synthesised;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The policies of one deployment, ready to be asked what a row of the table says. */
final class LeastPrivilege {
    /** Lambda itself polls a stream in the function's role, outside of the function's VPC. */
    private static final Set<String> STREAMS =
            Set.of(
                    "dynamodb:DescribeStream",
                    "dynamodb:GetRecords",
                    "dynamodb:GetShardIterator",
                    "dynamodb:ListStreams");

    /** The role of a workspace, and the same with a policy that allows everything. */
    static final String WORKSPACE = "workspace";

    static final String WORKSPACE_GIVEN_EVERYTHING = "workspace-given-everything";

    /** The lifecycle function where the load balancer leads to workspaces. */
    static final String LIFECYCLE_WITH_RULES = "lifecycle-routing-alb";

    /** Whoever may do everything in the account: resource policies are what still stops them. */
    static final String ADMINISTRATOR = "administrator";

    /** Whoever may do everything in another account. */
    static final String STRANGER = "stranger";

    /** A client without credentials. */
    static final String ANONYMOUS = "anonymous";

    private static final String FOREIGN_ACCOUNT = "999999999999";

    private final Deployment deployment;
    private final PermissionTable table;
    private final TerraformValues values;
    private final DeployedPolicies policies;
    private final PolicySimulator simulator;

    private LeastPrivilege(
            Deployment deployment,
            PermissionTable table,
            TerraformValues values,
            DeployedPolicies policies,
            PolicySimulator simulator) {
        this.deployment = deployment;
        this.table = table;
        this.values = values;
        this.policies = policies;
        this.simulator = simulator;
    }

    static LeastPrivilege of(
            Deployment deployment, PermissionTable table, PolicySimulator simulator) {
        Synthesised synthesised = Synthesised.of(deployment);
        TerraformValues values = new TerraformValues(synthesised, deployment);
        DeployedPolicies deployed = PolicyReader.read(synthesised, deployment, values);
        Map<String, DeployedRole> roles = new TreeMap<>(deployed.roles());
        DeployedRole workspace =
                new SampleWorkspace(
                                deployment,
                                each ->
                                        values.parameter(
                                                each.in(deployment.settings().environment())))
                        .role(synthesised, values);
        roles.put(WORKSPACE, workspace);
        roles.put(WORKSPACE_GIVEN_EVERYTHING, SampleWorkspace.givenEverything(workspace));
        if (deployment.settings().routing() == Routing.ALB) {
            roles.put(LIFECYCLE_WITH_RULES, deployed.role("lifecycle"));
        }
        return new LeastPrivilege(
                deployment,
                table,
                values,
                new DeployedPolicies(roles, deployed.resources(), deployed.endpoints()),
                simulator);
    }

    DeployedPolicies policies() {
        return policies;
    }

    @Override
    public String toString() {
        return "%s, routing %s"
                .formatted(deployment.names().platform(), deployment.settings().routing());
    }

    String parameter(Parameter parameter) {
        return values.parameter(parameter.in(deployment.settings().environment()));
    }

    /** Each role once: where the lifecycle function has rules, by the name whose rows say so. */
    Set<String> rolesByWholeRows() {
        Set<String> names = new TreeSet<>(policies.roles().keySet());
        if (names.contains(LIFECYCLE_WITH_RULES)) {
            names.remove("lifecycle");
        }
        return names;
    }

    /** The rows of all callers that this deployment has. */
    List<Permission> rows() {
        return table.rows().stream()
                .filter(
                        each ->
                                policies.roles().containsKey(each.role())
                                        || !table.roles().containsKey(each.role())
                                        || each.role().equals(ADMINISTRATOR))
                .toList();
    }

    /** Rows on which the policies decide otherwise than the table. */
    List<Permission> contradictions(List<Permission> rows) {
        return contradictions(policies, rows);
    }

    /** The same for changed policies. */
    List<Permission> contradictions(DeployedPolicies changed, List<Permission> rows) {
        List<Question> questions = rows.stream().map(each -> question(changed, each)).toList();
        Iterator<Boolean> decisions =
                simulator
                        .decide(questions.stream().flatMap(Question::requests).toList())
                        .iterator();
        return questions.stream()
                .filter(each -> !each.holds(decisions))
                .map(Question::row)
                .toList();
    }

    private Question question(DeployedPolicies changed, Permission row) {
        ResourceNamesInTable names =
                new ResourceNamesInTable(deployment, values, changed, table.names());
        Caller caller = caller(changed, row.role());
        Map<String, Object> context = names.fill(row.context());
        List<List<SimulatedRequest>> steps = new ArrayList<>();
        for (String action : row.actions()) {
            for (String template : row.resources()) {
                String resource = names.fill(template);
                steps.add(
                        AssumeRole.steps(
                                new SimulatedRequest(
                                        caller,
                                        action,
                                        resource,
                                        context,
                                        endpoint(changed, row.role(), action),
                                        changed.of(resource))));
            }
        }
        return new Question(row, steps);
    }

    private Caller caller(DeployedPolicies changed, String name) {
        String account = deployment.settings().account();
        return switch (name) {
            case ADMINISTRATOR -> SampleWorkspace.administrator(account).caller(account, Map.of());
            case STRANGER ->
                    SampleWorkspace.administrator(FOREIGN_ACCOUNT)
                            .caller(FOREIGN_ACCOUNT, Map.of());
            case ANONYMOUS ->
                    new Caller(
                            ANONYMOUS,
                            List.of(),
                            Optional.empty(),
                            Map.of("aws:SecureTransport", "true"));
            default ->
                    name.endsWith(".amazonaws.com")
                            ? new Caller(name, List.of(), Optional.empty(), Map.of())
                            : changed.role(name).caller(account, session(name));
        };
    }

    private Optional<JsonNode> endpoint(DeployedPolicies changed, String role, String action) {
        RoleRows rows = table.roles().get(role);
        return rows != null && rows.inVpc() && !STREAMS.contains(action)
                ? Optional.ofNullable(changed.endpoints().get(action.split(":")[0]))
                : Optional.empty();
    }

    private Map<String, String> session(String role) {
        RoleRows rows = table.roles().get(role);
        return rows == null ? Map.of() : rows.session();
    }
}
