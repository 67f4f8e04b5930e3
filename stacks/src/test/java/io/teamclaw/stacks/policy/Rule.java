package io.teamclaw.stacks.policy;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What must hold in every deployment.
 *
 * @param id of the Checkov check that it stands for, or one of our own
 * @param says what must be, as a sentence
 * @param subjects what it looks at
 * @param holds whether it holds for one of them, by saying what is wrong
 */
record Rule(
        String id,
        String says,
        Function<Configuration, Stream<Resource>> subjects,
        Complaints holds) {

    /** What is wrong with a resource; nothing where the rule holds. */
    interface Complaints {
        Stream<String> of(Resource resource, Configuration all);
    }

    /** A rule about each resource of a type. */
    static Rule each(String id, String says, String type, Predicate<Resource> holds) {
        return each(id, says, type, (resource, all) -> unless(holds.test(resource), says));
    }

    static Rule each(String id, String says, String type, Complaints complaints) {
        return new Rule(id, says, all -> all.resources(type), complaints);
    }

    /** A rule about every resource there is. */
    static Rule everywhere(String id, String says, Complaints complaints) {
        return new Rule(id, says, all -> all.resources().stream(), complaints);
    }

    List<Violation> violations(Configuration all) {
        return subjects.apply(all)
                .flatMap(
                        resource ->
                                holds.of(resource, all)
                                        .map(what -> new Violation(id, resource.path(), what)))
                .toList();
    }

    static Stream<String> unless(boolean holds, String wrong) {
        return holds ? Stream.empty() : Stream.of("not so: " + wrong);
    }
}
