package io.teamclaw.stacks.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every rule on what Terraform would deploy. */
class PolicyTest {
    private static final List<Exemption> REGISTER = Exemption.all();
    private static Map<String, Configuration> variants;

    @BeforeAll
    static void synthesise() {
        variants = Variants.all();
    }

    @TestFactory
    Stream<DynamicContainer> everyRuleHolds() {
        return variants.entrySet().stream()
                .map(
                        variant ->
                                DynamicContainer.dynamicContainer(
                                        variant.getKey(),
                                        Rules.all().stream()
                                                .map(rule -> holds(rule, variant.getValue()))));
    }

    @TestFactory
    Stream<DynamicTest> everyRuleHasSomethingToLookAt() {
        return Rules.all().stream()
                .map(
                        rule ->
                                DynamicTest.dynamicTest(
                                        rule.id(),
                                        () ->
                                                assertThat(
                                                                rule.subjects()
                                                                        .apply(
                                                                                variants.get(
                                                                                        "large")))
                                                        .isNotEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> registerHasNoIdleEntry() {
        return REGISTER.stream()
                .flatMap(
                        entry ->
                                entry.rules().stream()
                                        .map(
                                                rule ->
                                                        DynamicTest.dynamicTest(
                                                                entry.name() + " for " + rule,
                                                                () ->
                                                                        excusesSomething(
                                                                                entry, rule))));
    }

    @Test
    void ruleIdsAreUnique() {
        assertThat(Rules.all()).extracting(Rule::id).doesNotHaveDuplicates();
    }

    private static DynamicTest holds(Rule rule, Configuration configuration) {
        return DynamicTest.dynamicTest(
                rule.id() + ": " + rule.says(),
                () ->
                        assertThat(rule.violations(configuration))
                                .as("%s: mend these, or register them with their trade", rule.id())
                                .filteredOn(each -> !isExcused(each, configuration))
                                .isEmpty());
    }

    private static boolean isExcused(Violation violation, Configuration configuration) {
        return REGISTER.stream()
                .anyMatch(entry -> entry.excuses(violation, configuration.settings()));
    }

    private static void excusesSomething(Exemption entry, String rule) {
        assertThat(variants.values())
                .as("The register need not say this any more")
                .anyMatch(
                        configuration ->
                                Rules.violations(configuration).stream()
                                        .filter(each -> each.rule().equals(rule))
                                        .anyMatch(
                                                each ->
                                                        entry.excuses(
                                                                each, configuration.settings())));
    }
}
