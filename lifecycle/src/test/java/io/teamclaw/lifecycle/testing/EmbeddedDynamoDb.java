package io.teamclaw.lifecycle.testing;

import io.teamclaw.config.table.TableDefinition;
import io.teamclaw.config.table.Tables;
import io.teamclaw.lifecycle.tables.TableCreator;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded;
import software.amazon.dynamodb.services.local.shared.access.AmazonDynamoDBLocal;

/** DynamoDB Local inside the test's JVM, in memory, with all of the platform's tables. */
public final class EmbeddedDynamoDb implements AutoCloseable {
    public static final String ENVIRONMENT = "test";

    private final AmazonDynamoDBLocal server;

    private EmbeddedDynamoDb(AmazonDynamoDBLocal server) {
        this.server = server;
    }

    /** A fresh one of its own, with tables. */
    public static EmbeddedDynamoDb start() {
        EmbeddedDynamoDb embedded = new EmbeddedDynamoDb(DynamoDBEmbedded.create(true));
        embedded.createTables();
        return embedded;
    }

    /** Makes those tables that a test removed. */
    public void createTables() {
        List<TableDefinition> tables = new ArrayList<>(Tables.all());
        tables.add(Tables.LOCAL_ACCOUNTS);
        TableCreator.ensure(client(), ENVIRONMENT, tables);
    }

    public DynamoDbClient client() {
        return server.dynamoDbClient();
    }

    public DynamoDbStreamsClient streams() {
        return server.dynamoDbStreamsClient();
    }

    /** Closes every open shard; each gets a child, as happens in AWS every few hours. */
    public void rollShards() {
        server.triggerShardRollovers();
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
