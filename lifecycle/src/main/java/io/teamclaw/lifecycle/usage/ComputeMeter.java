package io.teamclaw.lifecycle.usage;

import io.teamclaw.config.compute.ComputePrice;
import io.teamclaw.config.id.UserId;
import io.teamclaw.config.table.Tables;
import io.teamclaw.config.usage.ComputeRow;
import io.teamclaw.lifecycle.dynamodb.Table;
import io.teamclaw.lifecycle.workspaces.EndedRun;
import io.teamclaw.lifecycle.workspaces.WorkspaceHook;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Puts what a run cost into the usage table as its end is recorded, a row for each UTC day. The
 * rows of a run have names of their own and are put once, however often its end is told.
 */
public final class ComputeMeter implements WorkspaceHook {
    private static final Logger LOG = System.getLogger(ComputeMeter.class.getName());

    private final Table usage;
    private final ComputePrice price;

    public ComputeMeter(DynamoDbClient dynamoDb, String environment, ComputePrice price) {
        this.usage = Table.of(dynamoDb, Tables.USAGE, environment);
        this.price = price;
    }

    @Override
    public void ended(EndedRun run) {
        ComputeRow.ofRun(run.userId(), run.team(), run.attemptId(), run.from(), run.until(), price)
                .forEach(this::put);
    }

    private void put(ComputeRow row) {
        try {
            usage.client()
                    .putItem(
                            put ->
                                    put.tableName(usage.name())
                                            .item(UsageItem.write(row.attributes()))
                                            .conditionExpression("attribute_not_exists(userId)"));
        } catch (ConditionalCheckFailedException there) {
            LOG.log(Level.DEBUG, "The run {0} is metered already", row.sortKey());
        }
    }

    /** What was used stays counted. */
    @Override
    public void remove(UserId userId) {
        // Nothing of the workspace's own is kept here.
    }
}
