package io.teamclaw.stacks.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.teamclaw.config.table.TableDefinition;
import io.teamclaw.config.table.Tables;
import io.teamclaw.stacks.StackName;
import io.teamclaw.stacks.testing.Deployments;
import io.teamclaw.stacks.testing.Synthesised;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DataTablesTest {
    private static Map<String, JsonNode> tables;
    private static Collection<JsonNode> protectedTables;

    @BeforeAll
    static void synthesise() {
        tables =
                tables(Synthesised.of(Deployments.small())).stream()
                        .collect(
                                Collectors.toMap(
                                        table -> table.path("name").asText(), Function.identity()));
        protectedTables = tables(Synthesised.of(Deployments.large()));
    }

    @Test
    void areThoseThatThePlatformKnowsAndNoOthers() {
        assertThat(tables.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Tables.all().stream().map(each -> each.physicalName("test")).toList());
    }

    @Test
    void haveTheirKeysAndIndexes() {
        for (TableDefinition each : Tables.all()) {
            JsonNode table = table(each);
            assertThat(table.path("hash_key").asText()).isEqualTo(each.partitionKey());
            assertThat(table.path("range_key").asText()).isEqualTo(each.sortKey().orElse(""));
            assertThat(texts(table.path("global_secondary_index"), "name"))
                    .isEqualTo(
                            each.indexes().stream()
                                    .map(TableDefinition.Index::name)
                                    .collect(Collectors.toSet()));
        }
    }

    @Test
    void nameOfTheirAttributesThoseOfKeysOnlyAsDynamoDbWants() {
        assertThat(texts(table(Tables.WORKSPACES).path("attribute"), "name"))
                .containsExactlyInAnyOrder("userId", "state", "lastActiveAt");
        assertThat(texts(table(Tables.CONFIG).path("attribute"), "name"))
                .containsExactlyInAnyOrder("scopeKey", "configKey");
    }

    @Test
    void onlySingleCallsAreStreamedWhole() {
        assertThat(tables.values())
                .filteredOn(table -> table.path("stream_view_type").asText().equals("NEW_IMAGE"))
                .containsExactly(table(Tables.USAGE));
    }

    @Test
    void onlyUsageAndStatesOfKeysExpire() {
        assertThat(tables.values())
                .filteredOn(table -> table.has("ttl"))
                .containsExactlyInAnyOrder(
                        table(Tables.USAGE), table(Tables.USAGE_ROLLUP), table(Tables.KEY_STATES))
                .allMatch(table -> table.at("/ttl/attribute_name").asText().equals("ttl"));
    }

    @Test
    void streamsOfSettingsAndPeopleSayOnlyWhichHaveChanged() {
        assertThat(tables.values())
                .filteredOn(table -> table.path("stream_view_type").asText().equals("KEYS_ONLY"))
                .containsExactlyInAnyOrder(table(Tables.CONFIG), table(Tables.USERS))
                .allMatch(table -> table.path("stream_enabled").asBoolean());
    }

    @Test
    void refuseDeletionWhereTheSettingsSaySo() {
        assertThat(tables.values())
                .noneMatch(table -> table.path("deletion_protection_enabled").asBoolean());
        assertThat(protectedTables)
                .allMatch(table -> table.path("deletion_protection_enabled").asBoolean());
    }

    private static JsonNode table(TableDefinition definition) {
        return tables.get(definition.physicalName("test"));
    }

    private static Collection<JsonNode> tables(Synthesised synthesised) {
        return synthesised.resources(StackName.CONTROL_PLANE, "aws_dynamodb_table").values();
    }

    private static Collection<String> texts(JsonNode list, String key) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(each -> each.path(key).asText())
                .collect(Collectors.toSet());
    }
}
