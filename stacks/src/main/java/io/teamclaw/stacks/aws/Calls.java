package io.teamclaw.stacks.aws;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * Calls to AWS that say, where one fails, what a person can do about it. AWS's own text stays out:
 * it may repeat what was sent.
 */
public final class Calls {
    private static final Set<String> DENIED =
            Set.of("AccessDenied", "AccessDeniedException", "UnauthorizedOperation", "403");
    private static final Set<String> BAD_CREDENTIALS =
            Set.of(
                    "ExpiredToken",
                    "ExpiredTokenException",
                    "InvalidAccessKeyId",
                    "InvalidClientTokenId",
                    "SignatureDoesNotMatch",
                    "UnrecognizedClientException");

    private Calls() {}

    /**
     * @param permission that the call needs, e.g. {@code s3:CreateBucket}
     * @param on what, in words for a person
     * @throws AwsException where it fails
     */
    public static <T> T call(String permission, String on, Supplier<T> call) {
        try {
            return call.get();
        } catch (AwsServiceException e) {
            throw refused(permission, on, e);
        } catch (SdkClientException e) {
            throw new AwsException(
                    "AWS does not answer to %s on %s: check region and network (AWS_ENDPOINT_URL, if it is set)"
                            .formatted(permission, on));
        }
    }

    /**
     * A call to which AWS may answer that there is no such thing.
     *
     * @param code by which it says so, e.g. {@code NoSuchBucketPolicy}
     */
    public static <T> Optional<T> find(
            String permission, String on, String code, Supplier<T> call) {
        return call(
                permission,
                on,
                () -> {
                    try {
                        return Optional.of(call.get());
                    } catch (AwsServiceException e) {
                        if (code(e).equals(code)) {
                            return Optional.empty();
                        }
                        throw e;
                    }
                });
    }

    /** AWS's code of an error; an answer without a body, as to HEAD, has its status only. */
    public static String code(AwsServiceException e) {
        return Optional.ofNullable(e.awsErrorDetails())
                .map(details -> details.errorCode())
                .filter(code -> !code.isBlank())
                .orElseGet(() -> Integer.toString(e.statusCode()));
    }

    private static AwsException refused(String permission, String on, AwsServiceException e) {
        String code = code(e);
        if (BAD_CREDENTIALS.contains(code)) {
            return new AwsException(
                    "AWS does not accept these credentials (%s): sign in anew".formatted(code));
        }
        if (DENIED.contains(code)) {
            return new AwsException(
                    "These credentials may not do this: allow %s on %s".formatted(permission, on));
        }
        return new AwsException(
                "AWS refused %s on %s: %s (request %s)"
                        .formatted(permission, on, code, e.requestId()));
    }
}
