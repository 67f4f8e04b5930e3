package io.teamclaw.lifecycle.routing;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.waiting.Patience;
import io.teamclaw.lifecycle.waiting.Waiting;
import io.teamclaw.lifecycle.workspaces.FailureKind;
import io.teamclaw.lifecycle.workspaces.Inventory;
import io.teamclaw.lifecycle.workspaces.Routing;
import io.teamclaw.lifecycle.workspaces.TaskAddress;
import io.teamclaw.lifecycle.workspaces.TaskRef;
import io.teamclaw.lifecycle.workspaces.TaskStartException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * Leads people to their workspaces by the load balancer itself: a target group and a rule for each
 * that is up. The rule takes only what our CloudFront sends and signs the person in with Cognito;
 * whose gateway it is, the gateway itself asks, for a rule cannot. For small installations: a load
 * balancer has 100 target groups at most.
 */
public final class AlbRouting implements Routing {
    private static final Logger LOG = System.getLogger(AlbRouting.class.getName());

    private final OriginSecrets secrets;
    private final TargetGroups targetGroups;
    private final Targets targets;
    private final Rules rules;
    private final List<Inventory> inventories;

    /**
     * @param balancer whose calls are bounded in time
     * @param secrets to read what CloudFront shows
     */
    public AlbRouting(
            ElasticLoadBalancingV2Client balancer,
            SecretsManagerClient secrets,
            AlbSettings settings,
            Clock clock) {
        this(balancer, secrets, settings, clock, new Priorities(), Waits.IN_AWS);
    }

    AlbRouting(
            ElasticLoadBalancingV2Client balancer,
            SecretsManagerClient secrets,
            AlbSettings settings,
            Clock clock,
            Priorities priorities,
            Waits waits) {
        Tags tags = new Tags(balancer, settings.environment(), clock);
        Groups groups = new Groups(balancer, settings, tags);
        this.secrets = new OriginSecrets(secrets, settings.originSecretArn());
        this.targetGroups = new TargetGroups(balancer, settings, tags, waits);
        this.targets = new Targets(balancer, groups, waits);
        this.rules = new Rules(balancer, settings, tags, priorities);
        this.inventories =
                List.of(
                        new RuleInventory(rules, tags),
                        new TargetGroupInventory(groups, tags, this::remove));
    }

    /**
     * How long to wait for AWS.
     *
     * @param time by which to wait
     * @param untilHealthy for the first health checks, which come every 5 s
     * @param whileInUse for a removed rule to let go of its target group
     */
    record Waits(Waiting time, Patience untilHealthy, Patience whileInUse) {
        private static final Duration PAUSE = Duration.ofSeconds(1);

        static final Waits IN_AWS =
                new Waits(
                        Waiting.real(),
                        new Patience(Duration.ofSeconds(60), PAUSE, PAUSE),
                        new Patience(Duration.ofSeconds(30), PAUSE, PAUSE));
    }

    /**
     * {@inheritDoc}
     *
     * <p>To be called with the address of a task that is ready, which is one whose gateway has just
     * answered as this person's. The address is taken from everybody who had it before. At a limit,
     * what was made until then is removed; after any other failure it stays for the next call, for
     * somebody else may carry on the same start and have come through.
     */
    @Override
    public void route(User owner, TaskRef task, TaskAddress address) {
        UserId userId = owner.id();
        try {
            String group = targetGroups.ensure(userId);
            targets.point(group, address);
            // Health checks begin when a rule leads to the group.
            rules.ensure(userId, group, secrets.accepted());
            targets.awaitHealthy(group, address);
        } catch (SdkException e) {
            TaskStartException failure = BalancerFailures.of(e);
            if (isLimit(failure.failure().kind())) {
                removeHalfMade(userId);
            }
            throw failure;
        }
    }

    private static boolean isLimit(FailureKind kind) {
        return kind == FailureKind.LIMIT || kind == FailureKind.QUOTA;
    }

    /** It helps nobody, and takes one of a hundred places. */
    private void removeHalfMade(UserId owner) {
        try {
            unroute(owner);
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "What was half made for {0} is left to the next start or sweep",
                    owner);
        }
    }

    /** {@inheritDoc} The rule goes first: AWS keeps a group while a rule leads to it. */
    @Override
    public void unroute(UserId owner) {
        rules.of(owner).stream().map(Rule::ruleArn).forEach(rules::delete);
        targetGroups.find(owner).ifPresent(this::remove);
    }

    private void remove(String groupArn) {
        rules.to(groupArn).stream().map(Rule::ruleArn).forEach(rules::delete);
        targetGroups.delete(groupArn);
    }

    /**
     * Has the rules of those who are up take the values that the origin's secret has now, so that a
     * rotation cuts nobody off. To be called by the sweep.
     *
     * @return how many rules had others
     */
    public int renewOriginSecrets() {
        return rules.renew(secrets.accepted());
    }

    /** Of rules and of target groups, in this order. */
    public List<Inventory> inventories() {
        return inventories;
    }
}
