package io.teamclaw.stacks.policy;

import java.util.List;
import java.util.stream.Stream;

/** Every rule: Checkov's under their ids, our own under {@code TC_}. */
final class Rules {
    private static final List<Rule> ALL =
            Stream.of(
                            EcsRules.all(),
                            DataRules.all(),
                            LoadBalancerRules.all(),
                            EdgeRules.all(),
                            FunctionRules.all(),
                            NetworkRules.all(),
                            IamRules.all(),
                            EnvironmentRules.all(),
                            SecretRules.all(),
                            StackRules.all())
                    .flatMap(List::stream)
                    .toList();

    private Rules() {}

    static List<Rule> all() {
        return ALL;
    }

    /** What any rule finds. */
    static List<Violation> violations(Configuration configuration) {
        return ALL.stream().flatMap(rule -> rule.violations(configuration).stream()).toList();
    }
}
