package io.teamclaw.sidecar.usage;

import io.teamclaw.config.usage.UsageRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementError;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementResponse;

/**
 * The usage table. Rows are inserted by PartiQL: a batch of statements each of which fails alone
 * where its row is there already, so that a batch can be sent again whatever became of it.
 */
final class DynamoDbRows implements RowStore {
    private final DynamoDbClient client;
    private final String table;

    /**
     * @param client closed with this
     * @param table name of the usage table
     */
    DynamoDbRows(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    @Override
    public Inserted insert(List<UsageRow> rows) {
        List<BatchStatementRequest> statements = rows.stream().map(this::statement).toList();
        List<BatchStatementResponse> answers =
                client.batchExecuteStatement(batch -> batch.statements(statements)).responses();
        if (answers.size() != rows.size()) {
            throw SdkClientException.create("DynamoDB did not answer for each row");
        }
        List<UsageRow> again = new ArrayList<>();
        List<UsageRow> refused = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            BatchStatementError error = answers.get(i).error();
            if (error != null) {
                switch (error.code()) {
                    case DUPLICATE_ITEM -> {
                        // An earlier attempt arrived, only its answer was lost.
                    }
                    case VALIDATION_ERROR, ITEM_COLLECTION_SIZE_LIMIT_EXCEEDED ->
                            refused.add(rows.get(i));
                    default -> again.add(rows.get(i));
                }
            }
        }
        return new Inserted(again, refused);
    }

    private BatchStatementRequest statement(UsageRow row) {
        StringBuilder statement = new StringBuilder("INSERT INTO \"").append(table);
        statement.append("\" VALUE ");
        List<AttributeValue> values = new ArrayList<>();
        char before = '{';
        for (Map.Entry<String, Object> attribute : row.attributes().entrySet()) {
            statement.append(before).append('\'').append(attribute.getKey()).append("':?");
            values.add(value(attribute.getValue()));
            before = ',';
        }
        return BatchStatementRequest.builder()
                .statement(statement.append('}').toString())
                .parameters(values)
                .build();
    }

    private static AttributeValue value(Object value) {
        return switch (value) {
            case String text -> AttributeValue.fromS(text);
            case Long number -> AttributeValue.fromN(number.toString());
            case Boolean flag -> AttributeValue.fromBool(flag);
            default ->
                    throw new IllegalArgumentException("No usage attribute: " + value.getClass());
        };
    }

    @Override
    public void close() {
        client.close();
    }
}
