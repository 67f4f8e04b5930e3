package io.teamclaw.config.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.table.TableDefinition.Index;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TablesTest {
    @Test
    void carryTheEnvironmentInTheirNames() {
        assertThat(Tables.USAGE_ROLLUP.physicalName("prod"))
                .isEqualTo("teamclaw-usage-rollup-prod");
    }

    @Test
    void haveNamesOfTheirOwn() {
        assertThat(Tables.all()).extracting(TableDefinition::name).doesNotHaveDuplicates();
    }

    @Test
    void passwordsOfOneMachineAreNeverMadeInAws() {
        assertThat(Tables.all()).doesNotContain(Tables.LOCAL_ACCOUNTS);
    }

    @Test
    void usageCanExpireAndOnlyItsItemsAreStreamed() {
        assertThat(Tables.USAGE.ttlAttribute()).contains("ttl");
        assertThat(Tables.all())
                .filteredOn(table -> table.stream() == TableDefinition.Stream.NEW_ITEMS)
                .containsExactly(Tables.USAGE);
        assertThat(Tables.all())
                .filteredOn(table -> table.stream() == TableDefinition.Stream.KEYS)
                .containsExactlyInAnyOrder(Tables.USERS, Tables.CONFIG);
    }

    @Test
    void indexesHaveNamesAndKeysOfTheirOwn() {
        for (TableDefinition table : Tables.all()) {
            Set<String> keys = new HashSet<>(Set.of(table.partitionKey()));
            table.sortKey().ifPresent(sort -> assertThat(keys.add(sort)).isTrue());
            assertThat(table.indexes()).extracting(Index::name).doesNotHaveDuplicates();
            assertThat(table.indexes())
                    .allSatisfy(
                            index ->
                                    assertThat(index.partitionKey())
                                            .isNotEqualTo(table.partitionKey()));
        }
    }
}
