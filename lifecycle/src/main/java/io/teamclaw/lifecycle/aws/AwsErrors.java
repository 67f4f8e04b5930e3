package io.teamclaw.lifecycle.aws;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** What an error of AWS is, whichever of its services it comes from. */
public final class AwsErrors {
    private static final int FORBIDDEN = 403;
    private static final int SERVER_ERROR = 500;

    private AwsErrors() {}

    /** The service's own code, e.g. {@code ValidationError}; empty where there is none. */
    public static String code(SdkException e) {
        AwsErrorDetails details =
                e instanceof AwsServiceException service ? service.awsErrorDetails() : null;
        return details == null || details.errorCode() == null ? "" : details.errorCode();
    }

    /** The caller lacks a permission. Some services say so with status 400 and a code. */
    public static boolean isDenied(SdkException e) {
        return e instanceof AwsServiceException service
                && !service.isThrottlingException()
                && (service.statusCode() == FORBIDDEN || code(e).contains("AccessDenied"));
    }

    /** The same call may succeed later: AWS was asked too much, did not answer, or failed. */
    public static boolean mayPass(SdkException e) {
        return !(e instanceof AwsServiceException service)
                || service.isThrottlingException()
                || service.statusCode() >= SERVER_ERROR;
    }
}
