package io.teamclaw.lifecycle.usage;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.OperationType;

/**
 * Counts what the usage table's stream tells, whoever reads the stream: each new row, and nothing
 * that happens to a row later.
 */
public final class NewRows {
    private static final Logger LOG = System.getLogger(NewRows.class.getName());

    private final RollupStore rollup;

    public NewRows(RollupStore rollup) {
        this.rollup = rollup;
    }

    /**
     * Counts the row if the change made it. One that is malformed, or that DynamoDB will never
     * take, is logged by its key and stepped over: it must not hold up all that comes after it.
     *
     * @param eventName as the stream says, e.g. {@code INSERT}
     * @param image the row after the change
     * @throws RuntimeException where counting failed and may pass when tried again
     */
    public void count(String eventName, Map<String, AttributeValue> image) {
        if (OperationType.fromValue(eventName) != OperationType.INSERT) {
            return;
        }
        try {
            rollup.add(UsageItem.read(image));
        } catch (IllegalArgumentException e) {
            skip(image, e.getMessage());
        } catch (DynamoDbException e) {
            if (!isRefusal(e)) {
                throw e;
            }
            skip(image, "DynamoDB refuses its counters");
        }
    }

    private static boolean isRefusal(DynamoDbException e) {
        return e.awsErrorDetails() != null
                && "ValidationException".equals(e.awsErrorDetails().errorCode());
    }

    private static void skip(Map<String, AttributeValue> image, String why) {
        LOG.log(
                Level.WARNING,
                "The usage row {0} is not counted: {1}",
                UsageItem.nameOf(image),
                why);
    }
}
