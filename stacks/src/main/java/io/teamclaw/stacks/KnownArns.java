package io.teamclaw.stacks;

import io.teamclaw.config.deploy.DeploySettings;
import io.teamclaw.config.names.Parameter;
import io.teamclaw.config.names.PlatformFunction;
import io.teamclaw.config.names.ResourceNames;
import io.teamclaw.config.table.TableDefinition;

/**
 * ARNs of what has a name that we choose. A policy of one stack can so speak of what a later one
 * makes, without a parameter and without a circle.
 */
public final class KnownArns {
    private final DeploySettings settings;
    private final ResourceNames names;

    KnownArns(DeploySettings settings, ResourceNames names) {
        this.settings = settings;
        this.names = names;
    }

    /** Any ARN in this region and account, e.g. {@code regional("ecs", "cluster/teamclaw-dev")}. */
    public String regional(String service, String resource) {
        return "arn:aws:%s:%s:%s:%s"
                .formatted(service, settings.region(), settings.account(), resource);
    }

    /** Any ARN of this account that has no region, e.g. {@code global("iam", "role/x")}. */
    public String global(String service, String resource) {
        return "arn:aws:%s::%s:%s".formatted(service, settings.account(), resource);
    }

    public String table(TableDefinition table) {
        return regional("dynamodb", "table/" + names.of(table));
    }

    /** Every index of a table. */
    public String indexes(TableDefinition table) {
        return table(table) + "/index/*";
    }

    public String function(PlatformFunction function) {
        return regional("lambda", "function:" + names.of(function));
    }

    /** What callers of a function invoke, see {@link ResourceNames#alias}. */
    public String alias(PlatformFunction function) {
        return regional("lambda", "function:" + names.alias(function));
    }

    /** A secret of which the name is known; Secrets Manager adds six characters of its own. */
    public String secret(String name) {
        return regional("secretsmanager", "secret:" + name + "-??????");
    }

    public String parameter(Parameter parameter) {
        return regional("ssm", "parameter" + parameter.in(settings.environment()));
    }

    /** The image repository of a part, e.g. {@code router}. */
    public String repository(String part) {
        return regional("ecr", "repository/" + names.of(part));
    }

    /** A role of the platform, not of a workspace. */
    public String role(String part) {
        return global("iam", "role" + names.rolePath() + names.of(part));
    }

    /** Every workspace's role. */
    public String workspaceRoles() {
        return global("iam", "role" + names.workspaceRolePath() + "*");
    }

    /** The log streams of a log group by part, see {@link ResourceNames#logGroup}. */
    public String logStreams(String part) {
        return regional("logs", "log-group:" + names.logGroup(part) + ":*");
    }
}
