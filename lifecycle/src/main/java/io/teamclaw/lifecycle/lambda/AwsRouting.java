package io.teamclaw.lifecycle.lambda;

import io.teamclaw.lifecycle.aws.AwsClients;
import io.teamclaw.lifecycle.aws.Variables;
import io.teamclaw.lifecycle.routing.AlbRouting;
import io.teamclaw.lifecycle.routing.AlbSettings;
import io.teamclaw.lifecycle.workspaces.Inventory;
import io.teamclaw.lifecycle.workspaces.Routing;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * How people are led to their workspaces, as the variable {@code ROUTING} says.
 *
 * @param routing what leads them
 * @param inventories of what it makes
 * @param beforeSweep what each sweep has it do first
 */
record AwsRouting(Routing routing, List<Inventory> inventories, Runnable beforeSweep) {

    static AwsRouting of(Map<String, String> variables, Clock clock) {
        String routing = new Variables(variables).required("ROUTING");
        return switch (io.teamclaw.config.deploy.Routing.valueOf(routing)) {
            case ROUTER -> new AwsRouting(Routing.BY_RECORD, List.of(), () -> {});
            case ALB -> byRules(variables, clock);
        };
    }

    private static AwsRouting byRules(Map<String, String> variables, Clock clock) {
        AlbRouting rules =
                new AlbRouting(
                        AwsClients.of(ElasticLoadBalancingV2Client.builder()),
                        AwsClients.of(SecretsManagerClient.builder()),
                        AlbSettings.of(variables),
                        clock);
        // A new origin secret reaches the rules of those that are up.
        return new AwsRouting(rules, rules.inventories(), rules::renewOriginSecrets);
    }
}
