package io.teamclaw.config.iam;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One statement of an IAM policy.
 *
 * @param sid name, letters and digits
 * @param effect {@code Allow} or {@code Deny}
 * @param principals by type ({@code AWS}, {@code Service}); empty in policies of a role
 * @param actions e.g. {@code dynamodb:GetItem}
 * @param resources ARNs; empty in trust policies
 * @param conditions operator to key to values
 */
public record Statement(
        String sid,
        String effect,
        Map<String, List<String>> principals,
        List<String> actions,
        List<String> resources,
        Map<String, Map<String, List<String>>> conditions) {

    public static Statement allow(String sid) {
        return new Statement(sid, "Allow", Map.of(), List.of(), List.of(), Map.of());
    }

    public static Statement deny(String sid) {
        return new Statement(sid, "Deny", Map.of(), List.of(), List.of(), Map.of());
    }

    /** Refuses whoever does not come by TLS; for policies of resources. */
    public static Statement denyPlainText() {
        return deny("PlainText").to("AWS", "*").when("Bool", "aws:SecureTransport", "false");
    }

    /**
     * Adds principals of a type; {@code to("AWS", "*")} is everybody, and {@code to("*", "*")} the
     * same in the only spelling that policies of VPC endpoints know.
     */
    public Statement to(String type, String... values) {
        Map<String, List<String>> more = new TreeMap<>(principals);
        more.put(type, List.of(values));
        return new Statement(sid, effect, more, actions, resources, conditions);
    }

    public Statement actions(String... values) {
        return new Statement(sid, effect, principals, List.of(values), resources, conditions);
    }

    public Statement resources(String... values) {
        return resources(List.of(values));
    }

    public Statement resources(List<String> values) {
        return new Statement(sid, effect, principals, actions, values, conditions);
    }

    /** Adds a condition, e.g. {@code when("StringEquals", "aws:SourceAccount", account)}. */
    public Statement when(String operator, String key, String... values) {
        Map<String, Map<String, List<String>>> more = new TreeMap<>(conditions);
        Map<String, List<String>> keys = new TreeMap<>(more.getOrDefault(operator, Map.of()));
        keys.put(key, List.of(values));
        more.put(operator, keys);
        return new Statement(sid, effect, principals, actions, resources, more);
    }
}
