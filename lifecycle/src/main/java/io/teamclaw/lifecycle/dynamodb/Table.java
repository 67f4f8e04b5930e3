package io.teamclaw.lifecycle.dynamodb;

import io.teamclaw.config.table.TableDefinition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * One table of one environment: the reads that every store does alike.
 *
 * @param client what it is read with
 * @param definition its keys
 * @param name its name in the environment
 */
public record Table(DynamoDbClient client, TableDefinition definition, String name) {

    public static Table of(DynamoDbClient client, TableDefinition definition, String environment) {
        return new Table(client, definition, definition.physicalName(environment));
    }

    /** The key of an item in a table without sort key. */
    public Map<String, AttributeValue> key(String partition) {
        return Map.of(definition.partitionKey(), Values.text(partition));
    }

    /**
     * The key of an item in a table with sort key.
     *
     * @throws java.util.NoSuchElementException where the table has none
     */
    public Map<String, AttributeValue> key(String partition, String sort) {
        return Map.of(
                definition.partitionKey(),
                Values.text(partition),
                definition.sortKey().orElseThrow(),
                Values.text(sort));
    }

    /** One item, strongly consistent. */
    public Optional<Item> get(Map<String, AttributeValue> key) {
        var response = client.getItem(get -> get.tableName(name).key(key).consistentRead(true));
        return response.hasItem() ? Optional.of(new Item(response.item())) : Optional.empty();
    }

    /** All items of a partition, by sort key, page after page; strongly consistent. */
    public Stream<Item> partition(String partition) {
        return query(
                QueryRequest.builder()
                        .tableName(name)
                        .consistentRead(true)
                        .keyConditionExpression("#p = :p")
                        .expressionAttributeNames(Map.of("#p", definition.partitionKey()))
                        .expressionAttributeValues(Map.of(":p", Values.text(partition)))
                        .build());
    }

    /** A partition's items from one sort key to another, both inclusive; strongly consistent. */
    public Stream<Item> range(String partition, String from, String to) {
        return query(between(partition, from, to).build());
    }

    /**
     * The same backwards.
     *
     * @param pageSize how many are read at once: as many as are wanted as a rule
     */
    public Stream<Item> rangeBackwards(String partition, String from, String to, int pageSize) {
        return query(between(partition, from, to).scanIndexForward(false).limit(pageSize).build());
    }

    private QueryRequest.Builder between(String partition, String from, String to) {
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":p", Values.text(partition));
        values.put(":from", Values.text(from));
        values.put(":to", Values.text(to));
        return QueryRequest.builder()
                .tableName(name)
                .consistentRead(true)
                .keyConditionExpression("#p = :p AND #s BETWEEN :from AND :to")
                .expressionAttributeNames(
                        Map.of(
                                "#p", definition.partitionKey(),
                                "#s", definition.sortKey().orElseThrow()))
                .expressionAttributeValues(values);
    }

    /** All items that an index holds under a value, page after page; eventually consistent. */
    public Stream<Item> index(String index, String value) {
        return indexPages(index, value).flatMap(List::stream);
    }

    /** The same by pages, as DynamoDB gives them: one read each. */
    public Stream<List<Item>> indexPages(String index, String value) {
        String attribute =
                definition.indexes().stream()
                        .filter(one -> one.name().equals(index))
                        .findFirst()
                        .orElseThrow()
                        .partitionKey();
        QueryRequest request =
                QueryRequest.builder()
                        .tableName(name)
                        .indexName(index)
                        .keyConditionExpression("#p = :p")
                        .expressionAttributeNames(Map.of("#p", attribute))
                        .expressionAttributeValues(Map.of(":p", Values.text(value)))
                        .build();
        return client.queryPaginator(request).stream()
                .map(page -> page.items().stream().map(Item::new).toList());
    }

    /** Every item: only for tables that do not grow with use. */
    public List<Item> scan() {
        return client
                .scanPaginator(scan -> scan.tableName(name).consistentRead(true))
                .items()
                .stream()
                .map(Item::new)
                .toList();
    }

    private Stream<Item> query(QueryRequest request) {
        return client.queryPaginator(request).items().stream().map(Item::new);
    }
}
