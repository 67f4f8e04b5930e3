package io.teamclaw.bench.profile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/** Counts of samples: by the method that ran, and by the method of ours that it ran for. */
final class Frames {
    private static final String BY_CPU = "jdk.CPUTimeSample";
    private static final Set<String> BY_STATE =
            Set.of("jdk.ExecutionSample", "jdk.NativeMethodSample");
    private static final int LINES = 30;

    private final Map<String, Integer> self = new HashMap<>();
    private final Map<String, Integer> onBehalf = new HashMap<>();
    private int samples;

    static Frames read(Path recording) throws IOException {
        Frames byCpu = new Frames();
        Frames byState = new Frames();
        try (RecordingFile file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                RecordedEvent event = file.readEvent();
                String type = event.getEventType().getName();
                if (type.equals(BY_CPU)) {
                    byCpu.count(event.getStackTrace());
                } else if (BY_STATE.contains(type)) {
                    byState.count(event.getStackTrace());
                }
            }
        }
        return byCpu.samples > 0 ? byCpu : byState;
    }

    private void count(RecordedStackTrace trace) {
        samples++;
        if (trace == null || trace.getFrames().isEmpty()) { // The JDK could not walk the stack.
            add(self, "(not known)");
            add(onBehalf, "(not known)");
            return;
        }
        List<RecordedFrame> frames = trace.getFrames();
        add(self, name(frames.getFirst()));
        add(
                onBehalf,
                frames.stream()
                        .map(Frames::name)
                        .filter(name -> name.startsWith("io.teamclaw."))
                        .findFirst()
                        .orElseGet(() -> "(none of ours) " + name(frames.getLast())));
    }

    private static void add(Map<String, Integer> counts, String name) {
        counts.merge(name, 1, Integer::sum);
    }

    private static String name(RecordedFrame frame) {
        return frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
    }

    /** Text for people. */
    String summary() {
        List<String> lines = new ArrayList<>();
        lines.add(samples + " samples");
        lines.add("By the method that ran:");
        lines.addAll(top(self));
        lines.add("By the nearest method of the sidecar:");
        lines.addAll(top(onBehalf));
        return String.join("\n", lines) + "\n";
    }

    private List<String> top(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(LINES)
                .map(
                        each ->
                                String.format(
                                        Locale.ROOT,
                                        "  %5.1f %%  %s",
                                        100.0 * each.getValue() / samples,
                                        each.getKey()))
                .toList();
    }
}
