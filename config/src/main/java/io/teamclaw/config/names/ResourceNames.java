package io.teamclaw.config.names;

import io.teamclaw.config.deploy.DeploySettings;
import io.teamclaw.config.deploy.EnvironmentName;
import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.id.UserId;
import io.teamclaw.config.table.TableDefinition;
import java.util.Optional;

/** Names of what an environment consists of in AWS. */
public final class ResourceNames {
    private final String environment;
    private final String account;

    public ResourceNames(DeploySettings settings) {
        this(settings.environment(), settings.account());
    }

    /**
     * @param account twelve digits
     */
    public ResourceNames(EnvironmentName environment, String account) {
        this.environment = environment.value();
        this.account = account;
    }

    /** Which installation, e.g. {@code dev}. */
    public String environment() {
        return environment;
    }

    /** Twelve digits. */
    public String account() {
        return account;
    }

    /** VPC, cluster, load balancer, user pool: {@code teamclaw-{environment}}. */
    public String platform() {
        return "teamclaw-" + environment;
    }

    /** A part of the platform: {@code teamclaw-{part}-{environment}}. */
    public String of(String part) {
        return "teamclaw-" + part + "-" + environment;
    }

    public String of(PlatformFunction function) {
        return of(function.id());
    }

    /** What callers of a function invoke: the alias of its newest published version. */
    public String alias(PlatformFunction function) {
        return of(function) + ":" + PlatformFunction.ALIAS;
    }

    /** The rule that has unused workspaces looked for; an alarm watches that it runs. */
    public String idleCheckRule() {
        return of("idle-check");
    }

    public String of(TableDefinition table) {
        return table.physicalName(environment);
    }

    /** A bucket; its name is unique in all of AWS, hence the account. */
    public String bucket(String purpose) {
        return "teamclaw-" + purpose + "-" + environment + "-" + account;
    }

    /** Family of the task definition from which each person's is derived. */
    public String workspaceFamily() {
        return of("user");
    }

    /** Family of a person's own task definition. */
    public String workspaceFamily(UserId user) {
        return workspaceFamily() + "-" + user;
    }

    /** Whose a family of {@link #workspaceFamily(UserId)} is; empty for any other. */
    public Optional<UserId> ownerOf(String family) {
        String start = workspaceFamily() + "-";
        return Optional.of(family)
                .filter(name -> name.startsWith(start))
                .flatMap(name -> UserId.read(name.substring(start.length())));
    }

    /**
     * Name of a person's task role, below {@link #workspaceRolePath}; at most IAM's 64 characters.
     */
    public String workspaceRole(UserId user) {
        return workspaceFamily(user);
    }

    /** By which EFS knows a team's shared files when they are asked for again; 64 characters. */
    public String teamFiles(TeamId team) {
        return of("team") + "-" + team;
    }

    /**
     * How the names of workspaces' target groups start where the load balancer routes to each; 32
     * characters are all that such a name may have, so what follows is short.
     */
    public String workspaceTargetGroupPrefix() {
        return "tc-" + environment + "-u-";
    }

    /** Path of the workspaces' task roles. */
    public String workspaceRolePath() {
        return "/teamclaw/" + environment + "/workspaces/";
    }

    /** Path of every other role of the platform. */
    public String rolePath() {
        return "/teamclaw/" + environment + "/";
    }

    /** Log group of a part, e.g. {@code /teamclaw/dev/router}. */
    public String logGroup(String part) {
        return "/teamclaw/" + environment + "/" + part;
    }

    /** The key pool's secret. */
    public String keyPoolSecret() {
        return secret("api-keys");
    }

    /** Private key (JWK) that signs workspace sessions. */
    public String sessionSigningSecret() {
        return secret("session-signing-key");
    }

    /** External id without which nobody assumes the sidecar role. */
    public String externalIdSecret() {
        return secret("sidecar-external-id");
    }

    /** What CloudFront shows the load balancer. */
    public String originSecret() {
        return secret("origin-secret");
    }

    private String secret(String name) {
        return environment + "/teamclaw/" + name;
    }
}
