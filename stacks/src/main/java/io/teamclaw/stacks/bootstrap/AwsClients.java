package io.teamclaw.stacks.bootstrap;

import io.teamclaw.stacks.aws.AwsAccess;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** Clients of the AWS services in which bootstrap makes something. */
record AwsClients(S3Client s3, SecretsManagerClient secrets, SsmClient ssm)
        implements AutoCloseable {

    static AwsClients of(AwsAccess aws) {
        return new AwsClients(
                aws.client(S3Client.builder()),
                aws.client(SecretsManagerClient.builder()),
                aws.client(SsmClient.builder()));
    }

    @Override
    public void close() {
        s3.close();
        secrets.close();
        ssm.close();
    }
}
