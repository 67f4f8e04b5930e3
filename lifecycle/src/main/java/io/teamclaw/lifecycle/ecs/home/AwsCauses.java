package io.teamclaw.lifecycle.ecs.home;

import io.teamclaw.lifecycle.workspaces.Failure;
import io.teamclaw.lifecycle.workspaces.FailureKind;
import io.teamclaw.lifecycle.workspaces.TaskStartException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.efs.model.AccessPointLimitExceededException;
import software.amazon.awssdk.services.iam.model.LimitExceededException;

/**
 * Says what an error of AWS means for whoever waits, and what to do. AWS's own words go to the log
 * alone: they hold ids and ARNs.
 */
final class AwsCauses {
    private static final Logger LOG = System.getLogger(AwsCauses.class.getName());
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;

    /** Not there yet, at odds with another change, or too many: all of these pass. */
    private static final Set<Integer> PASSING = Set.of(404, 408, 409, 429);

    private static final int SERVER_ERROR = 500;

    private AwsCauses() {}

    /**
     * Does the work.
     *
     * @param what for the log, e.g. {@code "provision ada"}
     * @throws TaskStartException in the place of what the SDK throws
     */
    static <T> T explained(String what, Supplier<T> work) {
        try {
            return work.get();
        } catch (SdkException e) {
            LOG.log(Level.WARNING, "AWS did not let TeamClaw " + what, e);
            Failure failure = of(e);
            throw new TaskStartException(failure.kind(), failure.cause(), e);
        }
    }

    private static Failure of(SdkException e) {
        if (e instanceof LimitExceededException) {
            return new Failure(
                    FailureKind.QUOTA,
                    "The AWS account has as many IAM roles as its quota allows (1,000 unless AWS"
                            + " raised it), and each workspace has one. An administrator asks AWS"
                            + " for more, or removes workspaces that nobody needs.");
        }
        if (e instanceof AccessPointLimitExceededException) {
            return new Failure(
                    FailureKind.QUOTA,
                    "The file system has as many access points as AWS allows (10,000), and each"
                            + " workspace has one. An administrator removes workspaces that nobody"
                            + " needs.");
        }
        if (e instanceof AwsServiceException service && !service.isThrottlingException()) {
            if (service.statusCode() == FORBIDDEN || code(service).contains("AccessDenied")) {
                return new Failure(
                        FailureKind.PERMISSION,
                        "TeamClaw lacks a permission in AWS; the log names it. An administrator"
                                + " deploys the platform's stacks again.");
            }
            if (service.statusCode() >= BAD_REQUEST
                    && service.statusCode() < SERVER_ERROR
                    && !PASSING.contains(service.statusCode())) {
                return new Failure(
                        FailureKind.INTERNAL,
                        "AWS does not accept what TeamClaw asks it for. Tell your administrator;"
                                + " the log has the details.");
            }
        }
        return new Failure(
                FailureKind.SERVICE,
                "AWS did not do what it was asked to; the log has the details. Try again in a"
                        + " minute.");
    }

    private static String code(AwsServiceException e) {
        return e.awsErrorDetails() == null || e.awsErrorDetails().errorCode() == null
                ? ""
                : e.awsErrorDetails().errorCode();
    }
}
