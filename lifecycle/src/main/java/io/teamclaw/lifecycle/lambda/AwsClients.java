package io.teamclaw.lifecycle.lambda;

import java.time.Duration;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * How every function calls AWS: over the JDK's own HTTP client, with limits in which a call ends
 * for sure, region, credentials and endpoint as Lambda's environment says. A client opens its first
 * connection with its first request, so none is ever part of a snapshot.
 */
final class AwsClients {
    /** Of one request, all of its tries included; less than a launch may take. */
    private static final Duration CALL = Duration.ofSeconds(20);

    private static final Duration TRY = Duration.ofSeconds(10);
    private static final Duration CONNECT = Duration.ofSeconds(2);

    private AwsClients() {}

    static <C, B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>> C of(
            B builder, ExecutionInterceptor... interceptors) {
        ClientOverrideConfiguration.Builder configuration =
                ClientOverrideConfiguration.builder()
                        .apiCallTimeout(CALL)
                        .apiCallAttemptTimeout(TRY);
        for (ExecutionInterceptor each : interceptors) {
            configuration.addExecutionInterceptor(each);
        }
        return builder.httpClientBuilder(
                        UrlConnectionHttpClient.builder()
                                .connectionTimeout(CONNECT)
                                .socketTimeout(TRY))
                .overrideConfiguration(configuration.build())
                .build();
    }
}
