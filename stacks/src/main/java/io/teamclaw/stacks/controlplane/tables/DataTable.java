package io.teamclaw.stacks.controlplane.tables;

import com.hashicorp.cdktf.providers.aws.dynamodb_table.DynamodbTable;
import com.hashicorp.cdktf.providers.aws.dynamodb_table.DynamodbTableAttribute;
import com.hashicorp.cdktf.providers.aws.dynamodb_table.DynamodbTableGlobalSecondaryIndex;
import com.hashicorp.cdktf.providers.aws.dynamodb_table.DynamodbTablePointInTimeRecovery;
import com.hashicorp.cdktf.providers.aws.dynamodb_table.DynamodbTableServerSideEncryption;
import com.hashicorp.cdktf.providers.aws.dynamodb_table.DynamodbTableTtl;
import io.teamclaw.config.table.TableDefinition;
import io.teamclaw.config.table.TableDefinition.Index;
import io.teamclaw.stacks.Deployment;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import software.constructs.Construct;

/** A table as {@link TableDefinition} describes it: on demand, encrypted, restorable. */
final class DataTable extends Construct {
    private final DynamodbTable table;

    DataTable(Construct scope, Deployment deployment, TableDefinition definition, String keyArn) {
        super(scope, definition.name());
        var builder =
                DynamodbTable.Builder.create(this, "table")
                        .name(deployment.names().of(definition))
                        .billingMode("PAY_PER_REQUEST")
                        .hashKey(definition.partitionKey())
                        .attribute(attributes(definition))
                        .globalSecondaryIndex(
                                definition.indexes().stream().map(DataTable::index).toList())
                        .pointInTimeRecovery(
                                DynamodbTablePointInTimeRecovery.builder().enabled(true).build())
                        .serverSideEncryption(
                                DynamodbTableServerSideEncryption.builder()
                                        .enabled(true)
                                        .kmsKeyArn(keyArn)
                                        .build())
                        .deletionProtectionEnabled(deployment.settings().deletionProtection());
        definition.sortKey().ifPresent(builder::rangeKey);
        definition
                .ttlAttribute()
                .ifPresent(
                        ttl ->
                                builder.ttl(
                                        DynamodbTableTtl.builder()
                                                .attributeName(ttl)
                                                .enabled(true)
                                                .build()));
        switch (definition.stream()) {
            case NONE -> {
                // Nobody follows it.
            }
            case KEYS -> builder.streamEnabled(true).streamViewType("KEYS_ONLY");
            case NEW_ITEMS -> builder.streamEnabled(true).streamViewType("NEW_IMAGE");
        }
        this.table = builder.build();
    }

    /** ARN of the stream that a table with one has. */
    String streamArn() {
        return table.getStreamArn();
    }

    /** DynamoDB wants to know the attributes of keys only, each once. */
    private static List<DynamodbTableAttribute> attributes(TableDefinition definition) {
        Set<String> names = new TreeSet<>(Set.of(definition.partitionKey()));
        definition.sortKey().ifPresent(names::add);
        for (Index index : definition.indexes()) {
            names.add(index.partitionKey());
            index.sortKey().ifPresent(names::add);
        }
        return names.stream()
                .map(name -> DynamodbTableAttribute.builder().name(name).type("S").build())
                .toList();
    }

    private static DynamodbTableGlobalSecondaryIndex index(Index index) {
        var builder =
                DynamodbTableGlobalSecondaryIndex.builder()
                        .name(index.name())
                        .hashKey(index.partitionKey())
                        .projectionType("ALL");
        index.sortKey().ifPresent(builder::rangeKey);
        return builder.build();
    }
}
