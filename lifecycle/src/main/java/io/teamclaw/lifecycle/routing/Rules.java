package io.teamclaw.lifecycle.routing;

import io.teamclaw.config.id.UserId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.PriorityInUseException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleNotFoundException;

/** The listener's rule of each person whose workspace is up, known by its path. */
final class Rules {
    private static final String PATH = "/u/";

    private final ElasticLoadBalancingV2Client balancer;
    private final AlbSettings settings;
    private final Tags tags;
    private final RuleForm form;
    private final Priorities priorities;

    Rules(
            ElasticLoadBalancingV2Client balancer,
            AlbSettings settings,
            Tags tags,
            Priorities priorities) {
        this.balancer = balancer;
        this.settings = settings;
        this.tags = tags;
        this.form = new RuleForm(settings);
        this.priorities = priorities;
    }

    /** Leads the person's path to the group; one that is there is brought up to date. */
    void ensure(UserId owner, String groupArn, Set<String> secrets) {
        List<Rule> found = of(owner);
        if (found.isEmpty()) {
            create(owner, groupArn, secrets);
            return;
        }
        Rule kept = found.get(0);
        if (!form.fits(kept, owner, groupArn, secrets)) {
            balancer.modifyRule(
                    request ->
                            request.ruleArn(kept.ruleArn())
                                    .conditions(RuleForm.conditions(owner, secrets))
                                    .actions(form.actions(groupArn)));
        }
        found.stream().skip(1).map(Rule::ruleArn).forEach(this::delete);
    }

    private void create(UserId owner, String groupArn, Set<String> secrets) {
        int priority = priorities.first(owner);
        for (int tries = 1; !tryCreate(owner, groupArn, secrets, priority); tries++) {
            if (!of(owner).isEmpty()) {
                // Somebody else carries on the same start and was faster.
                ensure(owner, groupArn, secrets);
                return;
            }
            if (tries == Priorities.TRIES) {
                throw new IllegalStateException("No free priority for the rule of " + owner);
            }
            priority = priorities.after(priority);
        }
    }

    private boolean tryCreate(UserId owner, String groupArn, Set<String> secrets, int priority) {
        try {
            balancer.createRule(
                    request ->
                            request.listenerArn(settings.listenerArn())
                                    .priority(priority)
                                    .conditions(RuleForm.conditions(owner, secrets))
                                    .actions(form.actions(groupArn))
                                    .tags(tags.ofNew(owner)));
            return true;
        } catch (PriorityInUseException e) {
            return false;
        }
    }

    /** The person's rules: one, but for moments. */
    List<Rule> of(UserId owner) {
        return ofPeople().stream()
                .filter(rule -> RuleForm.paths(rule).contains(RuleForm.path(owner)))
                .toList();
    }

    /** Those that lead to a group. */
    List<Rule> to(String groupArn) {
        return ofPeople().stream()
                .filter(rule -> RuleForm.groups(rule).contains(groupArn))
                .toList();
    }

    /** Gives every person's rule these secrets; returns how many had others. */
    int renew(Set<String> secrets) {
        List<Rule> behind =
                ofPeople().stream()
                        .filter(rule -> !RuleForm.secrets(rule).equals(secrets))
                        .toList();
        behind.forEach(
                rule ->
                        owner(rule)
                                .ifPresent(
                                        owner ->
                                                balancer.modifyRule(
                                                        request ->
                                                                request.ruleArn(rule.ruleArn())
                                                                        .conditions(
                                                                                RuleForm.conditions(
                                                                                        owner,
                                                                                        secrets)))));
        return behind.size();
    }

    private static Optional<UserId> owner(Rule rule) {
        return RuleForm.paths(rule).stream()
                .filter(path -> path.startsWith(PATH) && !path.endsWith("*"))
                .map(path -> new UserId(path.substring(PATH.length())))
                .findFirst();
    }

    /** May be called again. */
    void delete(String arn) {
        try {
            balancer.deleteRule(request -> request.ruleArn(arn));
        } catch (RuleNotFoundException e) {
            // Gone is what it should be.
            return;
        }
    }

    /** All in the range of people's priorities; a listener has a hundred, more on request. */
    List<Rule> ofPeople() {
        return balancer
                .describeRulesPaginator(
                        request -> request.listenerArn(settings.listenerArn()).pageSize(400))
                .rules()
                .stream()
                .filter(Rules::isOfPerson)
                .toList();
    }

    private static boolean isOfPerson(Rule rule) {
        try {
            int priority = Integer.parseInt(rule.priority());
            return priority >= Priorities.FIRST && priority <= Priorities.LAST;
        } catch (NumberFormatException e) {
            // The listener's last rule has the priority "default".
            return false;
        }
    }
}
