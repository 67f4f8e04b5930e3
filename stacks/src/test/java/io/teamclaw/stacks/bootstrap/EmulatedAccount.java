package io.teamclaw.stacks.bootstrap;

import io.teamclaw.config.deploy.DeploySettings;
import io.teamclaw.config.testing.MotoServer;
import io.teamclaw.stacks.aws.AwsAccess;
import io.teamclaw.stacks.testing.ChangedSettings;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** An account that an emulator plays; it is slow to start, so tests share one. */
record EmulatedAccount(
        MotoServer moto, AwsAccess access, AwsClients aws, AtomicInteger environments)
        implements AutoCloseable {

    static EmulatedAccount start(String region) throws IOException {
        MotoServer moto = MotoServer.start();
        AwsAccess access = access(moto, region, AwsBasicCredentials.create("test", "test"));
        return new EmulatedAccount(moto, access, AwsClients.of(access), new AtomicInteger());
    }

    /** An environment of its own, of which nothing is there yet, in this account. */
    EmulatedEnvironment environment(DeploySettings like) {
        String name = "test" + environments.incrementAndGet();
        return new EmulatedEnvironment(this, ChangedSettings.named(name, like));
    }

    /** What somebody reaches of the emulator, who has to close it. */
    AwsAccess access(String region, AwsCredentials credentials) {
        return access(moto, region, credentials);
    }

    private static AwsAccess access(MotoServer moto, String region, AwsCredentials credentials) {
        return AwsAccess.of(
                region,
                StaticCredentialsProvider.create(credentials),
                Optional.of(moto.endpoint()));
    }

    @Override
    public void close() {
        aws.close();
        access.close();
        moto.close();
    }
}
