package io.teamclaw.sidecar.testing;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The virtual threads that live, by name; only a thread dump knows them. */
public final class LiveThreads {
    private LiveThreads() {}

    /** Returns once no thread of these names lives any more. */
    public static void awaitNone(String... names) throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        List<String> alive = alive(names);
        while (!alive.isEmpty()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("Still alive: " + alive);
            }
            never.await(50, TimeUnit.MILLISECONDS);
            alive = alive(names);
        }
    }

    private static List<String> alive(String... names) throws IOException {
        Path folder = Files.createTempDirectory("threads");
        Path dump = folder.resolve("dump.json");
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .dumpThreads(dump.toString(), HotSpotDiagnosticMXBean.ThreadDumpFormat.TEXT_PLAIN);
        String text = Files.readString(dump);
        Files.delete(dump);
        Files.delete(folder);
        return Arrays.stream(names).filter(name -> text.contains("\"" + name + "\"")).toList();
    }
}
