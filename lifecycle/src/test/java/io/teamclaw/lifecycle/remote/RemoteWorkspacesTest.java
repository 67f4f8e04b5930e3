package io.teamclaw.lifecycle.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.testing.aws.Emulated;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** Against a server that answers as Lambda does to an asynchronous call: 202 and nothing else. */
class RemoteWorkspacesTest {
    private static final UserId ADA = new UserId("ada");
    private static final UserId ANNA = new UserId("anna");
    private static final String ALIAS =
            "arn:aws:lambda:eu-west-1:123456789012:function:teamclaw-lifecycle-test:live";

    private final List<JsonNode> asked = new CopyOnWriteArrayList<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private volatile int status = 202;
    private HttpServer server;
    private LambdaClient lambda;
    private RemoteWorkspaces workspaces;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        lambda =
                Emulated.at(
                                URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                                LambdaClient.builder())
                        .httpClient(UrlConnectionHttpClient.create())
                        .build();
        workspaces = new RemoteWorkspaces(lambda, ALIAS);
    }

    @AfterEach
    void stop() {
        lambda.close();
        server.stop(0);
    }

    @Test
    void asksForEachOperationInTheFormThatTheFunctionReads() {
        asks(each -> each.provision(ADA), "{'operation':'provision','userId':'ada'}");
        asks(each -> each.start(ADA), "{'operation':'start','userId':'ada'}");
        asks(each -> each.stop(ADA), "{'operation':'stop','userId':'ada','mode':'graceful'}");
        asks(each -> each.stopNow(ADA), "{'operation':'stop','userId':'ada','mode':'now'}");
        asks(each -> each.start(ADA, ANNA), "{'operation':'start','userId':'ada','by':'anna'}");
        asks(each -> each.restart(ADA, ANNA), "{'operation':'restart','userId':'ada','by':'anna'}");
        asks(
                each -> each.stop(ADA, ANNA),
                "{'operation':'stop','userId':'ada','mode':'graceful','by':'anna'}");
        asks(
                each -> each.stopNow(ADA, ANNA),
                "{'operation':'stop','userId':'ada','mode':'now','by':'anna'}");
        asks(
                each -> each.deprovision(ADA, true, ANNA),
                "{'operation':'deprovision','userId':'ada','files':'delete','by':'anna'}");
        asks(each -> each.keep(ADA, 3), "{'operation':'keep','userId':'ada','hours':3}");
        asks(
                each -> each.deprovision(ADA, false),
                "{'operation':'deprovision','userId':'ada','files':'keep'}");
        asks(
                each -> each.deprovision(ADA, true),
                "{'operation':'deprovision','userId':'ada','files':'delete'}");
        asks(
                each -> each.syncCronSchedules(ADA),
                "{'operation':'sync-cron-schedules','userId':'ada'}");
        asks(
                RemoteWorkspaces::syncAllCronSchedules,
                "{'operation':'sync-cron-schedules','all':true}");
        asks(
                each -> each.syncCronSchedules(Optional.of(new TeamId("red")), Optional.of(ADA)),
                "{'operation':'sync-cron-schedules','teamId':'red','after':'ada'}");
        asks(
                each -> each.activity(Map.of(ADA, Instant.parse("2026-11-22T12:00:00Z"))),
                "{'operation':'activity','uses':[{'userId':'ada','at':'2026-11-22T12:00:00Z'}]}");
    }

    @Test
    void callsTheAliasAndDoesNotWaitForTheAnswer() {
        workspaces.start(ADA);
        assertThat(calls).singleElement().asString().contains("Event").contains(":live/");
    }

    @Test
    void tellsOfManyUsesInSeveralRequests() {
        Map<UserId, Instant> uses = new HashMap<>();
        IntStream.range(0, 1100).forEach(i -> uses.put(new UserId("u" + i), Instant.EPOCH));
        workspaces.activity(uses);
        assertThat(asked)
                .extracting(each -> each.path("uses").size())
                .containsExactly(500, 500, 100);
    }

    @Test
    void asksForNothingWhereNobodyUsedOne() {
        workspaces.activity(Map.of());
        assertThat(asked).isEmpty();
    }

    @Test
    void failsWhereLambdaDoesNotTakeTheRequest() {
        status = 403;
        assertThatThrownBy(() -> workspaces.start(ADA)).isInstanceOf(SdkException.class);
    }

    private void asks(Consumer<RemoteWorkspaces> call, String request) {
        asked.clear();
        call.accept(workspaces);
        assertThat(asked).singleElement().asString().isEqualTo(request.replace('\'', '"'));
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(new ObjectMapper().readTree(exchange.getRequestBody()));
        calls.add(
                exchange.getRequestHeaders().getFirst("X-Amz-Invocation-Type")
                        + " "
                        + URI.create(exchange.getRequestURI().toString()).getPath());
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }
}
