package io.teamclaw.stacks.policy;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A change to the stacks that breaks rules.
 *
 * @param says what is done
 * @param reportedBy ids of the rules that must report it, and no other
 */
record Breach(String says, Set<String> reportedBy, Consumer<Configuration> change) {

    static List<Breach> all() {
        return Stream.of(
                        PlatformBreaches.all(),
                        EntranceBreaches.all(),
                        AccessBreaches.all(),
                        SecretBreaches.all())
                .flatMap(each -> each)
                .toList();
    }

    /** An argument is missing. */
    static Breach removed(String type, String path, String rule) {
        return breach(type + " without " + path, rule, all -> Edits.remove(all, type, path));
    }

    /** An argument has another value. */
    static Breach changed(String type, String path, Object value, String rule) {
        return breach(
                type + " with " + path + " = " + value,
                rule,
                all -> Edits.set(all, type, path, value));
    }

    /** A role may do more. */
    static Breach allowed(String action, String resource, String... rules) {
        return breach(
                "a role may " + action + " on " + resource,
                Set.of(rules),
                all -> Edits.allow(all, action, resource));
    }

    static Breach breach(String says, String rule, Consumer<Configuration> change) {
        return breach(says, Set.of(rule), change);
    }

    static Breach breach(String says, Set<String> rules, Consumer<Configuration> change) {
        return new Breach(says, rules, change);
    }
}
