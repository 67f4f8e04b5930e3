package io.teamclaw.stacks.policy;

import java.util.List;
import java.util.stream.Collectors;

/** The rules and the register, for people. */
final class PoliciesPage {
    private static final String HEAD =
            """
            # Policies

            Tests hold these rules on the Terraform of two deployments: a cheap one without a domain, and one with everything on.
            An id is that of the [Checkov](https://www.checkov.io/5.Policy%20Index/terraform.html) check that the rule stands for; rules under
            `TC_` are our own. Each is also shown to report somebody who breaks it. This page is written by the tests from the rules and from
            `stacks/src/test/resources/io/teamclaw/stacks/policy/register.yaml`.

            ## What is not followed, and why
            """;

    private PoliciesPage() {}

    static String of(List<Rule> rules, List<Exemption> register) {
        StringBuilder page = new StringBuilder(HEAD);
        page.append("\n| Rule | Where | When | Why |\n| --- | --- | --- | --- |\n");
        register.forEach(each -> page.append(row(each)));
        page.append("\n## The rules\n\n| Rule | What must be | Followed |\n| --- | --- | --- |\n");
        rules.forEach(each -> page.append(row(each, register)));
        return page.toString();
    }

    private static String row(Exemption entry) {
        return "| %s | %s | %s | %s |\n"
                .formatted(
                        String.join(", ", entry.rules()),
                        entry.where().equals("*") ? "everywhere" : "`" + entry.where() + "`",
                        entry.when().words(),
                        entry.trade());
    }

    private static String row(Rule rule, List<Exemption> register) {
        String not =
                register.stream()
                        .filter(each -> each.rules().contains(rule.id()))
                        .map(each -> each.when().words())
                        .distinct()
                        .collect(Collectors.joining(", "));
        return "| %s | %s | %s |\n"
                .formatted(
                        rule.id(),
                        rule.says(),
                        not.isEmpty() ? "yes" : "but for the exception above, " + not);
    }
}
