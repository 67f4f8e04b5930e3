package io.teamclaw.lifecycle.resilience;

import io.teamclaw.lifecycle.testing.aws.Faults.Fault;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.efs.model.EfsException;
import software.amazon.awssdk.services.iam.model.IamException;

/** In which ways a call of AWS fails, when the SDK's own retries did not help either. */
enum FaultType {
    THROTTLED(400, "ThrottlingException"),
    SERVER_ERROR(500, "InternalServerError"),
    DENIED(400, "AccessDeniedException"),
    QUOTA(400, "LimitExceededException"),
    /** The call came through, its answer did not. */
    TIMED_OUT_AFTER_THE_EFFECT(0, ""),
    /** The process never got to make the call. */
    KILLED_BEFORE(0, ""),
    KILLED_RIGHT_AFTER(0, "");

    private final int status;
    private final String code;

    FaultType(int status, String code) {
        this.status = status;
        this.code = code;
    }

    /**
     * @param service as the SDK's client names it, e.g. {@code Ecs}
     * @param process that dies of it, if it is of that sort
     */
    Fault fault(String service, Process process) {
        return switch (this) {
            case THROTTLED, SERVER_ERROR, DENIED, QUOTA -> new Fault(error(service), false);
            case TIMED_OUT_AFTER_THE_EFFECT ->
                    new Fault(SdkClientException.create("The answer did not come"), true);
            case KILLED_BEFORE -> new Fault(process.kill(), false);
            case KILLED_RIGHT_AFTER -> new Fault(process.ended(), true, process::kill);
        };
    }

    private AwsServiceException error(String service) {
        AwsServiceException.Builder builder =
                switch (service) {
                    case "Ecs" -> EcsException.builder();
                    case "Efs" -> EfsException.builder();
                    case "Iam" -> IamException.builder();
                    default -> DynamoDbException.builder();
                };
        return builder.statusCode(status)
                .message("Injected")
                .awsErrorDetails(
                        AwsErrorDetails.builder().errorCode(code).errorMessage("Injected").build())
                .build();
    }
}
