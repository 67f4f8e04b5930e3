package io.teamclaw.lifecycle.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.aws.AwsClients;
import io.teamclaw.lifecycle.remote.RemoteWorkspaces;
import io.teamclaw.lifecycle.testing.aws.Emulated;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.services.lambda.LambdaClient;

class OwnChainTest {
    /** As the SDK's own does within Lambda. */
    private static final ExecutionInterceptor TRACED =
            new ExecutionInterceptor() {
                @Override
                public SdkHttpRequest modifyHttpRequest(
                        Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
                    return context.httpRequest().toBuilder()
                            .putHeader("X-Amzn-Trace-Id", "Root=1-2;Lineage=a:15")
                            .build();
                }
            };

    @Test
    void beginsAChainOfItsOwnWithEachCall() throws Exception {
        assertThat(chainOf(TRACED)).containsExactly(Optional.of("Root=1-2;Lineage=a:15"));
        assertThat(chainOf(TRACED, new OwnChain())).containsExactly(Optional.empty());
    }

    private static List<Optional<String>> chainOf(ExecutionInterceptor... interceptors)
            throws Exception {
        List<Optional<String>> chains = new CopyOnWriteArrayList<>();
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    chains.add(
                            Optional.ofNullable(
                                    exchange.getRequestHeaders().getFirst("X-Amzn-Trace-Id")));
                    exchange.sendResponseHeaders(202, -1);
                    exchange.close();
                });
        server.start();
        try (LambdaClient lambda =
                AwsClients.of(
                        Emulated.at(
                                URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                                LambdaClient.builder()),
                        interceptors)) {
            new RemoteWorkspaces(lambda, "lifecycle:live").start(new UserId("ada"));
        } finally {
            server.stop(0);
        }
        return chains;
    }
}
