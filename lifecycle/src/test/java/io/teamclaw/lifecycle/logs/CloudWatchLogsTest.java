package io.teamclaw.lifecycle.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.teamclaw.config.id.UserId;
import io.teamclaw.config.testing.MotoServer;
import io.teamclaw.lifecycle.testing.aws.Emulated;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;

/** Against the emulator's CloudWatch Logs, with the streams that the awslogs driver makes. */
class CloudWatchLogsTest {
    private static final String GROUP = "/teamclaw/test/workspaces";
    private static final String TASK =
            "arn:aws:ecs:eu-west-1:123456789012:task/teamclaw-test/0123456789abcdef";
    private static final UserId ADA = new UserId("ada");
    private static final Instant NOW = Instant.now();
    private static MotoServer moto;
    private static CloudWatchLogsClient client;

    @BeforeAll
    static void start() throws IOException {
        moto = MotoServer.start();
        client =
                Emulated.at(moto.endpoint(), CloudWatchLogsClient.builder())
                        .httpClient(UrlConnectionHttpClient.create())
                        .build();
        client.createLogGroup(make -> make.logGroupName(GROUP));
        say("teamclaw", 0, "gateway starts");
        say("proxy-sidecar", 1, "using sk-ant-api03-verysecretkey");
        say("teamclaw", 2, "gateway is ready");
    }

    @AfterAll
    static void stop() throws IOException {
        if (client != null) {
            client.close();
        }
        if (moto != null) {
            moto.close();
        }
    }

    @Test
    void theContainersLinesComeInOneOrderWithoutKeys() {
        assertThat(logs(GROUP, Optional.of(TASK)).latest(ADA, 10))
                .extracting(WorkspaceLogs.Line::source, WorkspaceLogs.Line::text)
                .containsExactly(
                        tuple("openclaw", "gateway starts"),
                        tuple("sidecar", "using [masked]"),
                        tuple("openclaw", "gateway is ready"));
    }

    @Test
    void onlyTheLastLinesAreGiven() {
        assertThat(logs(GROUP, Optional.of(TASK)).latest(ADA, 1))
                .extracting(WorkspaceLogs.Line::text)
                .containsExactly("gateway is ready");
    }

    @Test
    void whoNeverRanHasNone() {
        assertThat(logs(GROUP, Optional.empty()).latest(ADA, 10)).isEmpty();
        assertThat(logs(GROUP, Optional.of("another-task")).latest(ADA, 10)).isEmpty();
    }

    @Test
    void aFailureIsToldWithoutDetails() {
        CloudWatchLogsClient closed =
                Emulated.at(URI.create("http://127.0.0.1:1"), CloudWatchLogsClient.builder())
                        .httpClient(UrlConnectionHttpClient.create())
                        .overrideConfiguration(each -> each.retryStrategy(r -> r.maxAttempts(1)))
                        .build();
        try (closed) {
            WorkspaceLogs logs = new CloudWatchLogs(closed, GROUP, id -> Optional.of(TASK));
            assertThatThrownBy(() -> logs.latest(ADA, 10))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("try again");
        }
    }

    private static CloudWatchLogs logs(String group, Optional<String> task) {
        return new CloudWatchLogs(client, group, id -> task);
    }

    private static void say(String container, int second, String text) {
        String stream = container + "/" + container + "/0123456789abcdef";
        if (client.describeLogStreams(of -> of.logGroupName(GROUP).logStreamNamePrefix(stream))
                .logStreams()
                .isEmpty()) {
            client.createLogStream(make -> make.logGroupName(GROUP).logStreamName(stream));
        }
        client.putLogEvents(
                put ->
                        put.logGroupName(GROUP)
                                .logStreamName(stream)
                                .logEvents(
                                        InputLogEvent.builder()
                                                .timestamp(NOW.plusSeconds(second).toEpochMilli())
                                                .message(text)
                                                .build()));
    }
}
