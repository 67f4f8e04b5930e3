package io.teamclaw.stacks.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.stacks.testing.Deployments;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Whoever breaks a rule is told so, by that rule and no other. */
class BreachTest {
    private static final List<Breach> BREACHES = Breach.all();
    private static Configuration sound;
    private static Set<Violation> known;

    @BeforeAll
    static void synthesise() {
        sound = Configuration.of(Deployments.large());
        known = Set.copyOf(Rules.violations(sound));
    }

    @TestFactory
    Stream<DynamicTest> isReported() {
        return BREACHES.stream()
                .map(
                        breach ->
                                DynamicTest.dynamicTest(
                                        breach.reportedBy() + ": " + breach.says(),
                                        () ->
                                                assertThat(reporting(breach))
                                                        .containsExactlyInAnyOrderElementsOf(
                                                                breach.reportedBy())));
    }

    @Test
    void everyRuleIsBrokenOnce() {
        assertThat(BREACHES.stream().flatMap(each -> each.reportedBy().stream()))
                .containsAll(Rules.all().stream().map(Rule::id).toList());
    }

    private static Set<String> reporting(Breach breach) {
        Configuration broken = sound.copy();
        breach.change().accept(broken);
        Set<Violation> found = new HashSet<>(Rules.violations(broken));
        found.removeAll(known);
        return found.stream().map(Violation::rule).collect(Collectors.toSet());
    }
}
