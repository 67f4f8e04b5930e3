package io.teamclaw.sidecar.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.keys.KeyPoolFile;
import io.teamclaw.config.provider.ProviderRegistry;
import io.teamclaw.config.usage.Ending;
import io.teamclaw.sidecar.Sidecar;
import io.teamclaw.sidecar.keys.FileKeyPoolSource;
import io.teamclaw.sidecar.settings.Settings;
import io.teamclaw.sidecar.testing.TestSidecar;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Calls with random stories through a real sidecar; {@code make soak-sidecar} makes a million of
 * them ({@code -Dsoak.calls}). Each has one row, and what the rows of reported calls cost is what
 * their provider charged, to the micro-dollar.
 */
class MeteringSoakTest {
    private static final int CALLS = Integer.getInteger("soak.calls", 4_000);
    private static final int AGENTS = 24;
    private static final int LIMITED_KEYS = 40;

    /** Reset by the tests of others otherwise: the JDK keeps loggers weakly. */
    private final Logger quiet = Logger.getLogger("io.teamclaw.sidecar");

    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

    @TempDir private Path folder;

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void everyCallHasOneRowAndCostsWhatItsProviderCharges() throws Exception {
        Level before = quiet.getLevel();
        quiet.setLevel(Level.OFF);
        SoakLedger ledger = new SoakLedger(CALLS);
        UsageWriter writer =
                new UsageWriter(
                        () -> ledger,
                        SpillFolder.open(folder.resolve("spill"), 100_000_000),
                        Duration.ofSeconds(60),
                        new Pauses(Duration.ofMillis(20), Duration.ofMillis(100)));
        try (SoakProvider provider = new SoakProvider(CALLS)) {
            try (Sidecar sidecar = sidecar(provider, writer)) {
                callAll(sidecar.port());
            }
        } finally {
            quiet.setLevel(before);
        }
        Logger.getLogger(MeteringSoakTest.class.getName()).info(ledger.summary());
        assertThat(failures).isEmpty();
        assertThat(ledger.wrong()).isEmpty();
        assertThat(ledger.stored()).isEqualTo(CALLS);
        assertThat(ledger.rowMicros()).isEqualTo(ledger.providerMicros()).isPositive();
        assertThat(ledger.estimated()).isPositive();
        assertThat(ledger.endings())
                .containsKeys(
                        Ending.COMPLETED,
                        Ending.FAILED_OVER,
                        Ending.CLIENT_GONE,
                        Ending.UPSTREAM_RESET,
                        Ending.REFUSED);
        assertThat(writer.figures().lost()).isZero();
    }

    private void callAll(int port) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        Thread[] agents = new Thread[AGENTS];
        for (int i = 0; i < AGENTS; i++) {
            agents[i] = Thread.ofVirtual().start(() -> calls(port, next));
        }
        for (Thread agent : agents) {
            agent.join();
        }
    }

    private void calls(int port, AtomicInteger next) {
        try (SoakAgent agent = new SoakAgent(port)) {
            for (int call = next.getAndIncrement(); call < CALLS; call = next.getAndIncrement()) {
                agent.call(SoakCall.of(call));
            }
        } catch (IOException | RuntimeException e) {
            failures.add(e);
        }
    }

    private Sidecar sidecar(SoakProvider provider, UsageSink usage) throws IOException {
        Path pool = folder.resolve("pool.json");
        String keys =
                IntStream.range(0, LIMITED_KEYS)
                        .mapToObj(each -> "\"mistral-0123456789-key-" + each + "\"")
                        .collect(Collectors.joining(","));
        TestSidecar.writePool(
                pool,
                TestSidecar.POOL.replace(
                        "\"google\":",
                        "\"mistral\":{\"keys\":["
                                + keys
                                + "]},\"amazon-bedrock\":{\"keys\":[\"bedrock-0123456789\"]},\"google\":"));
        Settings settings =
                Settings.of(
                        Map.of(
                                "SIDECAR_PORT", "0",
                                "KEY_POOL_FILE", pool.toString(),
                                "USER_ID", "alice",
                                "SIDECAR_RUNAWAY_CALLS_PER_MINUTE", "0",
                                "SIDECAR_UPSTREAM_IDLE_SECONDS", "5"));
        return Sidecar.start(
                settings,
                ProviderRegistry.builtIn()
                        .withOverlay(
                                TestSidecar.overlay(folder, provider.url(), SoakOwnApis.PRICE)),
                new FileKeyPoolSource(new KeyPoolFile(pool)),
                usage);
    }
}
