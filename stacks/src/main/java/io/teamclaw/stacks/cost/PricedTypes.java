package io.teamclaw.stacks.cost;

import io.teamclaw.config.yaml.Fields;
import io.teamclaw.config.yaml.YamlDocument;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which types of resources the cost model knows, so that a new one is not taken for free. */
final class PricedTypes {
    private static final String FILE = "resource-types.yaml";

    private PricedTypes() {}

    /**
     * @throws IllegalArgumentException naming the types that have neither a price nor a reason
     */
    static void requireKnown(Plan plan) {
        Set<String> unknown =
                plan.resources().stream()
                        .map(PlannedResource::type)
                        .filter(type -> !type.startsWith("data."))
                        .collect(Collectors.toCollection(TreeSet::new));
        unknown.removeAll(known());
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "The cost model knows nothing of "
                            + unknown
                            + "; give each a price, or say in "
                            + FILE
                            + " why it has none");
        }
    }

    private static Set<String> known() {
        Fields document = Fields.of(FILE, YamlDocument.ofResource(PricedTypes.class, FILE));
        Set<String> known = new TreeSet<>(document.map("priced").names());
        known.addAll(document.map("free").names());
        return known;
    }
}
