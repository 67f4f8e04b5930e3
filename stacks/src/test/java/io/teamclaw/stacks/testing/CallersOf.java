package io.teamclaw.stacks.testing;

import io.teamclaw.stacks.aws.AwsAccess;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** Credentials that the emulator takes for those of another account. */
public final class CallersOf {
    private CallersOf() {}

    /**
     * @param aws by which the other account's role is taken on
     */
    public static AwsCredentials account(String account, AwsAccess aws) {
        try (StsClient sts = aws.client(StsClient.builder())) {
            Credentials got =
                    sts.assumeRole(
                                    request ->
                                            request.roleArn(
                                                            "arn:aws:iam::"
                                                                    + account
                                                                    + ":role/other")
                                                    .roleSessionName("other"))
                            .credentials();
            return AwsSessionCredentials.create(
                    got.accessKeyId(), got.secretAccessKey(), got.sessionToken());
        }
    }
}
