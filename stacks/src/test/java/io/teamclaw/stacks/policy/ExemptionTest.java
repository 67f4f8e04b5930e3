package io.teamclaw.stacks.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamclaw.config.deploy.DeploySettings;
import io.teamclaw.stacks.testing.Deployments;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExemptionTest {
    private final DeploySettings trial = Deployments.small().settings();
    private final DeploySettings company = Deployments.large().settings();
    private final Exemption exemption =
            new Exemption(
                    "plain",
                    List.of("RULE_1"),
                    "cluster/balancer/*",
                    "* on *",
                    Circumstance.WITHOUT_DOMAIN,
                    "Because.");

    @Test
    void excusesItsRuleInItsPlaceInItsCircumstance() {
        assertThat(exemption.excuses(violation("RULE_1", "cluster/balancer/rule"), trial)).isTrue();
    }

    @Test
    void excusesNothingElse() {
        assertThat(exemption.excuses(violation("RULE_2", "cluster/balancer/rule"), trial))
                .isFalse();
        assertThat(exemption.excuses(violation("RULE_1", "admin/balancer/rule"), trial)).isFalse();
        assertThat(exemption.excuses(violation("RULE_1", "cluster/balancer/rule"), company))
                .isFalse();
        assertThat(exemption.excuses(new Violation("RULE_1", "cluster/balancer/x", "else"), trial))
                .isFalse();
    }

    @Test
    void onlyStarsStandForOtherCharacters() {
        assertThat(exemption.excuses(violation("RULE_1", "cluster.balancer.rule"), trial))
                .isFalse();
    }

    @Test
    void everyEntryOfTheRegisterNamesRulesThatThereAreAndItsTrade() {
        List<String> ids = Rules.all().stream().map(Rule::id).toList();
        assertThat(Exemption.all())
                .isNotEmpty()
                .allSatisfy(each -> assertThat(ids).containsAll(each.rules()))
                .allSatisfy(each -> assertThat(each.trade().length()).isGreaterThan(40));
    }

    @Test
    void aCircumstanceIsOneOfThoseKnown() {
        assertThatThrownBy(() -> Circumstance.of("on Sundays"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Violation violation(String rule, String where) {
        return new Violation(rule, where, "something on it");
    }
}
