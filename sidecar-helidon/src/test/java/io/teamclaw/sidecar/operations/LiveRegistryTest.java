package io.teamclaw.sidecar.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.provider.ProviderRegistry;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
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

    private static URI openAi(LiveRegistry live) {
        return live.get().find("openai").orElseThrow().baseUrl();
    }

    private void write(Path file, String yaml) throws Exception {
        Files.writeString(file, yaml);
        time += 10_000;
        Files.setLastModifiedTime(file, FileTime.fromMillis(time));
    }
}
