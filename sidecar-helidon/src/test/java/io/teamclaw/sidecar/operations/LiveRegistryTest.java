package io.teamclaw.sidecar.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.id.UserId;
import io.teamclaw.config.provider.ProviderRegistry;
import io.teamclaw.sidecar.testing.CollectedUsage;
import io.teamclaw.sidecar.usage.CallRecord;
import io.teamclaw.sidecar.usage.UsageRecorder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveRegistryTest {
    @TempDir private Path folder;
    private long time = 1_000_000;

    @Test
    void aChangedFileCountsAndAWrongOneDoesNot() throws Exception {
        Path file = folder.resolve("providers.yaml");
        write(file, "providers: {openai: {base-url: \"http://localhost:1\"}}");
        LiveRegistry live = new LiveRegistry(Optional.of(file));
        assertThat(openAi(live)).isEqualTo(URI.create("http://localhost:1"));
        write(file, "providers: [");
        live.reloadIfChanged();
        assertThat(openAi(live)).isEqualTo(URI.create("http://localhost:1"));
        write(file, "providers: {openai: {base-url: \"http://localhost:2\"}}");
        live.reloadIfChanged();
        assertThat(openAi(live)).isEqualTo(URI.create("http://localhost:2"));
        ProviderRegistry same = live.get();
        live.reloadIfChanged();
        assertThat(live.get()).isSameAs(same);
    }

    @Test
    void aChangedPriceCountsForTheNextCall() throws Exception {
        Path file = folder.resolve("providers.yaml");
        write(file, price("2"));
        LiveRegistry live = new LiveRegistry(Optional.of(file));
        CollectedUsage rows = new CollectedUsage();
        UsageRecorder recorder =
                new UsageRecorder(
                        new UserId("alice"),
                        Optional.empty(),
                        live,
                        rows,
                        () -> Duration.ofDays(1));
        recorder.record(callOfTenTokens());
        write(file, price("3"));
        live.reloadIfChanged();
        recorder.record(callOfTenTokens());
        assertThat(rows.next().costMicros()).hasValue(20);
        assertThat(rows.next().costMicros()).hasValue(30);
    }

    private static String price(String input) {
        return "providers: {deepseek: {models: {deepseek-flash: {price: {input: "
                + input
                + ", output: 4, cache-read: 1, cache-write: 2, as-of: 2026-11-20, source: ours}}}}}";
    }

    private static CallRecord callOfTenTokens() {
        CallRecord call = new CallRecord("deepseek", "/v1/chat/completions", Instant.now());
        call.answers(200, header -> Optional.empty());
        byte[] answer =
                "{\"model\":\"deepseek-flash\",\"usage\":{\"prompt_tokens\":10}}"
                        .getBytes(StandardCharsets.UTF_8);
        call.answerBytes(answer, 0, answer.length);
        return call;
    }

    private static URI openAi(LiveRegistry live) {
        return live.get().find("openai").orElseThrow().baseUrl();
    }

    private void write(Path file, String yaml) throws Exception {
        Files.writeString(file, yaml);
        time += 10_000;
        Files.setLastModifiedTime(file, FileTime.fromMillis(time));
    }
}
