package io.teamclaw.config.table;

import java.util.List;
import java.util.Optional;

/**
 * A DynamoDB table as data, so that embedded tables, tests and the deployed stacks are made from
 * one description. All key attributes are strings.
 *
 * @param name logical name, e.g. {@code usage-rollup}
 * @param partitionKey attribute name
 * @param sortKey attribute name, if there is one
 * @param indexes global secondary indexes, all attributes projected
 * @param ttlAttribute attribute with an epoch second after which DynamoDB may delete the item
 * @param stream what its stream tells of each change
 */
public record TableDefinition(
        String name,
        String partitionKey,
        Optional<String> sortKey,
        List<Index> indexes,
        Optional<String> ttlAttribute,
        Stream stream) {

    /** What a table's stream says. */
    public enum Stream {
        /** There is none. */
        NONE,
        /** Which item it was: enough for who reads it anew. */
        KEYS,
        /** The item after the change. */
        NEW_ITEMS
    }

    /**
     * A global secondary index.
     *
     * @param name e.g. {@code by-email}
     * @param partitionKey attribute name
     * @param sortKey attribute name, if there is one
     */
    public record Index(String name, String partitionKey, Optional<String> sortKey) {}

    /** The table's name in an environment: {@code teamclaw-{name}-{environment}}. */
    public String physicalName(String environment) {
        return "teamclaw-" + name + "-" + environment;
    }
}
