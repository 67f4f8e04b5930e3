package io.teamclaw.lifecycle.dynamodb;

import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Why a transaction was cancelled, action by action. Codes as in the DynamoDB API reference, {@code
 * TransactWriteItems}.
 *
 * @param reasons in the order of the transaction's actions
 */
public record Cancellation(List<CancellationReason> reasons) {

    public static Cancellation of(TransactionCanceledException e) {
        return new Cancellation(e.cancellationReasons());
    }

    /** Whether the condition of the action at this place did not hold. */
    public boolean conditionFailed(int action) {
        return action < reasons.size()
                && "ConditionalCheckFailed".equals(reasons.get(action).code());
    }

    /** Whether the same transaction may pass when tried again. */
    public boolean transientConflict() {
        return reasons.stream()
                .anyMatch(
                        reason ->
                                "TransactionConflict".equals(reason.code())
                                        || "ThrottlingError".equals(reason.code())
                                        || "ProvisionedThroughputExceeded".equals(reason.code()));
    }
}
