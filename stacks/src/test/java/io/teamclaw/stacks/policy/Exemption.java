package io.teamclaw.stacks.policy;

import io.teamclaw.config.deploy.DeploySettings;
import io.teamclaw.config.yaml.Fields;
import io.teamclaw.config.yaml.YamlDocument;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What of the rules is not followed, and why.
 *
 * @param name of the entry in the register
 * @param rules ids
 * @param where pattern of resources' paths, {@code *} for any characters
 * @param what pattern of what is wrong; {@code *} for anything
 * @param when in which environments
 * @param trade what is given up for what
 */
record Exemption(
        String name,
        List<String> rules,
        String where,
        String what,
        Circumstance when,
        String trade) {

    /** The register. */
    static List<Exemption> all() {
        Fields register =
                Fields.of(
                        "register.yaml", YamlDocument.ofResource(Exemption.class, "register.yaml"));
        return register.names().stream().map(name -> read(name, register.map(name))).toList();
    }

    private static Exemption read(String name, Fields entry) {
        entry.refuseAllBut(Set.of("rules", "where", "what", "when", "trade"));
        return new Exemption(
                name,
                entry.list("rules", id -> id),
                entry.text("where"),
                entry.optionalText("what").orElse("*"),
                entry.read("when", Circumstance::of),
                entry.text("trade"));
    }

    boolean excuses(Violation violation, DeploySettings settings) {
        return rules.contains(violation.rule())
                && when.holds(settings)
                && matches(where, violation.where())
                && matches(what, violation.what());
    }

    private static boolean matches(String pattern, String text) {
        String expression = Pattern.quote(pattern).replace("*", "\\E.*\\Q");
        return Pattern.matches(expression, text);
    }
}
