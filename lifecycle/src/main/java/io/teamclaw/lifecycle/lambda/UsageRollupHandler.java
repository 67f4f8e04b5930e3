package io.teamclaw.lifecycle.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.teamclaw.lifecycle.aws.AwsClients;
import io.teamclaw.lifecycle.aws.Variables;
import io.teamclaw.lifecycle.usage.NewRows;
import io.teamclaw.lifecycle.usage.RollupStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Counts the new rows of the usage table's stream, as {@code UsageRollup} does on one machine. Its
 * event source has to ask for {@code ReportBatchItemFailures}.
 *
 * <p>Lambda delivers again from the first record that the answer names. The others of the batch are
 * counted nevertheless: counting is idempotent, and should Lambda give a record up after its last
 * try, only that one is lost.
 *
 * <p>Environment: {@code TEAMCLAW_ENVIRONMENT}, which names the tables.
 */
public final class UsageRollupHandler implements RequestStreamHandler {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final NewRows rows;
    private final FunctionLogs logs;

    /**
     * For Lambda, which makes one for all of its requests. A client opens its first connection with
     * its first request, so none is ever part of a snapshot.
     */
    public UsageRollupHandler() {
        this(
                AwsClients.of(DynamoDbClient.builder()),
                Variables.ofProcess().environment(),
                FunctionLogs.install(Variables.ofProcess().environment()));
    }

    UsageRollupHandler(DynamoDbClient dynamoDb, String environment, FunctionLogs logs) {
        this.logs = logs;
        this.rows = new NewRows(new RollupStore(dynamoDb, environment));
    }

    /**
     * @throws IllegalArgumentException where this is no event of a table's stream
     */
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context)
            throws IOException {
        logs.begin(context);
        JsonNode records = JSON.readTree(input).path("Records");
        if (!records.isArray()) {
            throw new IllegalArgumentException("The event has no list of records");
        }
        List<String> numbers = new ArrayList<>();
        List<NewRows.Change> changes = new ArrayList<>();
        for (JsonNode each : records) {
            numbers.add(each.at("/dynamodb/SequenceNumber").asText());
            changes.add(
                    new NewRows.Change(
                            each.path("eventName").asText(),
                            StreamImage.read(each.at("/dynamodb/NewImage"))));
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode failures = answer.putArray("batchItemFailures");
        rows.count(changes)
                .forEach(place -> failures.addObject().put("itemIdentifier", numbers.get(place)));
        JSON.writeValue(output, answer);
    }
}
