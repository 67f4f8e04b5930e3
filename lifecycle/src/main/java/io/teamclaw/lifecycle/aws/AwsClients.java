package io.teamclaw.lifecycle.aws;

import java.time.Duration;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * How every function and the portal call AWS: over the JDK's own HTTP client, with limits in which
 * a call ends for sure, region, credentials and endpoint as the environment says. A client opens
 * its first connection with its first request, so none is ever part of a snapshot.
 */
public final class AwsClients {
    /** Of one request, all of its tries included; less than a launch may take. */
    private static final Duration CALL = Duration.ofSeconds(20);

    private static final Duration TRY = Duration.ofSeconds(10);
    private static final Duration CONNECT = Duration.ofSeconds(2);

    /** Where a person waits for the answer, and the function has 20 seconds for all of it. */
    private static final Duration QUICK_CALL = Duration.ofSeconds(4);

    private static final Duration QUICK_TRY = Duration.ofSeconds(2);

    static {
        // The JDK sends a POST again by itself where a reused connection breaks: nobody would know
        // that AWS has had the first one. The SDK, which knows, tries again instead.
        System.setProperty("sun.net.http.retryPost", "false");
    }

    private AwsClients() {}

    /** For calls of a session: 2 seconds a try, 4 in all. */
    public static <C, B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>> C quick(
            B builder) {
        return of(builder, QUICK_CALL, QUICK_TRY);
    }

    /** For all else: 10 seconds a try, 20 in all. */
    public static <C, B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>> C of(
            B builder, ExecutionInterceptor... interceptors) {
        return of(builder, CALL, TRY, interceptors);
    }

    private static <C, B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>> C of(
            B builder, Duration call, Duration attempt, ExecutionInterceptor... interceptors) {
        ClientOverrideConfiguration.Builder configuration =
                ClientOverrideConfiguration.builder()
                        .apiCallTimeout(call)
                        .apiCallAttemptTimeout(attempt);
        for (ExecutionInterceptor each : interceptors) {
            configuration.addExecutionInterceptor(each);
        }
        return builder.httpClientBuilder(
                        UrlConnectionHttpClient.builder()
                                .connectionTimeout(CONNECT)
                                .socketTimeout(attempt))
                .overrideConfiguration(configuration.build())
                .build();
    }
}
