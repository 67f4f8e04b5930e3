package io.teamclaw.lifecycle.resilience;

import io.teamclaw.lifecycle.testing.aws.Faults.Fault;
import io.teamclaw.lifecycle.workspaces.FailureKind;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.RunTaskResponse;
import software.amazon.awssdk.services.efs.model.AccessPointLimitExceededException;
import software.amazon.awssdk.services.efs.model.EfsException;
import software.amazon.awssdk.services.iam.model.IamException;

/** In which ways a call of AWS fails, when the SDK's own retries did not help either. */
enum FaultType {
    THROTTLED(400, "ThrottlingException", FailureKind.SERVICE),
    SERVER_ERROR(500, "InternalServerError", FailureKind.SERVICE),
    DENIED(400, "AccessDeniedException", FailureKind.PERMISSION),
    QUOTA(400, "LimitExceededException", FailureKind.QUOTA),
    /** ECS takes the call and says in its answer why there is no task. */
    REFUSED_IN_THE_ANSWER(0, "", FailureKind.CAPACITY),
    /** The call came through, its answer did not. */
    TIMED_OUT_AFTER_THE_EFFECT(0, "", FailureKind.SERVICE),
    /** The process never got to make the call. */
    KILLED_BEFORE(0, "", FailureKind.HEALTH),
    KILLED_RIGHT_AFTER(0, "", FailureKind.HEALTH);

    /** As AWS's own messages are: nobody's business but the log's. */
    private static final String MESSAGE =
            "User: arn:aws:sts::111111111111:assumed-role/lifecycle/ada@example.com is refused"
                    + " (Request ID: 6bc28136-0000-4365-b021-0ce6b2e64ab0)";

    private static final Pattern MADE =
            Pattern.compile("Iam.Create.*|Efs.Create.*|Ecs.RunTask|DynamoDb.*");

    private static final Pattern LOOKED = Pattern.compile("Ecs.(ListTasks|DescribeTasks|StopTask)");

    private final int status;
    private final String code;
    private final FailureKind kind;

    FaultType(int status, String code, FailureKind kind) {
        this.status = status;
        this.code = code;
        this.kind = kind;
    }

    /** Whether a call can fail so. @param call e.g. {@code Ecs.RunTask} */
    boolean befalls(String call) {
        return switch (this) {
            case REFUSED_IN_THE_ANSWER -> call.equals("Ecs.RunTask");
            // AWS limits what is made and run.
            case QUOTA -> MADE.matcher(call).matches();
            default -> true;
        };
    }

    /**
     * What a record may say was the matter. A failing table is a fault of ours, for nobody who uses
     * or runs the platform can do anything about it; who carries on after a process that died
     * judges by what there is.
     *
     * @param call that failed, e.g. {@code Ecs.RunTask}
     */
    Set<FailureKind> fitting(String call) {
        if (call.startsWith("DynamoDb.") || isDeath()) {
            return EnumSet.of(FailureKind.INTERNAL, FailureKind.SERVICE, FailureKind.HEALTH);
        }
        // Where tasks cannot be looked at or stopped, the log alone says why.
        return LOOKED.matcher(call).matches()
                ? EnumSet.of(kind, FailureKind.INTERNAL)
                : EnumSet.of(kind);
    }

    private boolean isDeath() {
        return this == KILLED_BEFORE || this == KILLED_RIGHT_AFTER;
    }

    /**
     * @param service as the SDK's client names it, e.g. {@code Ecs}
     * @param process that dies of it, if it is of that sort
     */
    Fault fault(String service, Process process) {
        return switch (this) {
            case THROTTLED, SERVER_ERROR, DENIED, QUOTA -> new Fault(error(service), false);
            case REFUSED_IN_THE_ANSWER ->
                    Fault.answering(
                            RunTaskResponse.builder()
                                    .failures(
                                            failure ->
                                                    failure.reason("RESOURCE:CPU").detail(MESSAGE))
                                    .build());
            case TIMED_OUT_AFTER_THE_EFFECT -> new Fault(SdkClientException.create(MESSAGE), true);
            case KILLED_BEFORE -> new Fault(process.kill(), false);
            case KILLED_RIGHT_AFTER -> new Fault(process.ended(), true, process::kill);
        };
    }

    private AwsServiceException error(String service) {
        return builder(service)
                .statusCode(status)
                .message(MESSAGE)
                .awsErrorDetails(
                        AwsErrorDetails.builder().errorCode(code).errorMessage(MESSAGE).build())
                .build();
    }

    /** Each service has exceptions of its own for some codes. */
    private AwsServiceException.Builder builder(String service) {
        return switch (service) {
            case "Ecs" ->
                    switch (this) {
                        case QUOTA ->
                                software.amazon.awssdk.services.ecs.model.LimitExceededException
                                        .builder();
                        case DENIED ->
                                software.amazon.awssdk.services.ecs.model.AccessDeniedException
                                        .builder();
                        default -> EcsException.builder();
                    };
            case "Efs" ->
                    this == QUOTA
                            ? AccessPointLimitExceededException.builder()
                            : EfsException.builder();
            case "Iam" ->
                    this == QUOTA
                            ? software.amazon.awssdk.services.iam.model.LimitExceededException
                                    .builder()
                            : IamException.builder();
            default -> DynamoDbException.builder();
        };
    }
}
