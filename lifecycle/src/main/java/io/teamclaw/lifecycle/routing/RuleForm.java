package io.teamclaw.lifecycle.routing;

import io.teamclaw.config.id.UserId;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AuthenticateCognitoActionConditionalBehaviorEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleCondition;

/**
 * What a person's rule asks for and does. AWS allows a rule 5 condition values and 5 wildcards: two
 * paths and two secrets are four, with one wildcard.
 */
final class RuleForm {
    static final String ORIGIN_HEADER = "X-TeamClaw-Origin";

    /** A day's work; longer than that nobody stays signed in at the load balancer. */
    private static final Duration SESSION = Duration.ofHours(12);

    private final AlbSettings settings;

    RuleForm(AlbSettings settings) {
        this.settings = settings;
    }

    static List<RuleCondition> conditions(UserId owner, Set<String> secrets) {
        return List.of(
                RuleCondition.builder()
                        .field("path-pattern")
                        .pathPatternConfig(path -> path.values(path(owner), path(owner) + "/*"))
                        .build(),
                RuleCondition.builder()
                        .field("http-header")
                        .httpHeaderConfig(
                                header -> header.httpHeaderName(ORIGIN_HEADER).values(secrets))
                        .build());
    }

    /** Signs the person in before anything of theirs is reached. */
    List<Action> actions(String groupArn) {
        return List.of(
                Action.builder()
                        .type(ActionTypeEnum.AUTHENTICATE_COGNITO)
                        .order(1)
                        .authenticateCognitoConfig(
                                cognito ->
                                        cognito.userPoolArn(settings.userPoolArn())
                                                .userPoolClientId(settings.clientId())
                                                .userPoolDomain(settings.signInPrefix())
                                                .scope("openid")
                                                .sessionTimeout(SESSION.toSeconds())
                                                .onUnauthenticatedRequest(
                                                        AuthenticateCognitoActionConditionalBehaviorEnum
                                                                .AUTHENTICATE))
                        .build(),
                Action.builder()
                        .type(ActionTypeEnum.FORWARD)
                        .order(2)
                        .targetGroupArn(groupArn)
                        .build());
    }

    /** Whether a rule does already what one that is made now would do. */
    boolean fits(Rule rule, UserId owner, String groupArn, Set<String> secrets) {
        return paths(rule).equals(Set.of(path(owner), path(owner) + "/*"))
                && secrets(rule).equals(secrets)
                && rule.actions().size() == 2
                && signsIn(rule)
                && groups(rule).equals(Set.of(groupArn));
    }

    private boolean signsIn(Rule rule) {
        return rule.actions().stream()
                .map(Action::authenticateCognitoConfig)
                .flatMap(Stream::ofNullable)
                .anyMatch(
                        cognito ->
                                settings.userPoolArn().equals(cognito.userPoolArn())
                                        && settings.clientId().equals(cognito.userPoolClientId())
                                        && settings.signInPrefix().equals(cognito.userPoolDomain())
                                        && cognito.onUnauthenticatedRequest()
                                                == AuthenticateCognitoActionConditionalBehaviorEnum
                                                        .AUTHENTICATE);
    }

    static String path(UserId owner) {
        return "/u/" + owner;
    }

    static Set<String> paths(Rule rule) {
        Set<String> paths = new HashSet<>();
        rule.conditions().stream()
                .map(RuleCondition::pathPatternConfig)
                .flatMap(Stream::ofNullable)
                .forEach(path -> paths.addAll(path.values()));
        return paths;
    }

    static Set<String> secrets(Rule rule) {
        Set<String> secrets = new HashSet<>();
        rule.conditions().stream()
                .map(RuleCondition::httpHeaderConfig)
                .flatMap(Stream::ofNullable)
                .forEach(header -> secrets.addAll(header.values()));
        return secrets;
    }

    /** Where it leads; AWS spells one group in two ways. */
    static Set<String> groups(Rule rule) {
        Set<String> groups = new HashSet<>();
        for (Action action : rule.actions()) {
            Optional.ofNullable(action.targetGroupArn()).ifPresent(groups::add);
            Optional.ofNullable(action.forwardConfig())
                    .ifPresent(
                            forward ->
                                    forward.targetGroups()
                                            .forEach(group -> groups.add(group.targetGroupArn())));
        }
        return groups;
    }
}
