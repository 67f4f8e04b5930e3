package io.teamclaw.lifecycle.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Says in a person's words what OpenClaw says keeps it from resting. */
final class Blockers {
    private static final Map<String, String> SAID =
            Map.ofEntries(
                    Map.entry("embedded-run", "an answer is being written"),
                    Map.entry("chat-run", "an answer is being written"),
                    Map.entry("reply", "an answer is being written"),
                    Map.entry("queued-turn", "a message waits for its answer"),
                    Map.entry("session-admission", "an answer is being written"),
                    Map.entry("session-mutation", "a conversation is being saved"),
                    Map.entry("terminal-persistence", "a conversation is being saved"),
                    Map.entry("terminal-session", "a terminal is open"));

    /** Of these it matters how many there are. */
    private static final Map<String, List<String>> COUNTED =
            Map.of(
                    "cron-run", List.of("a scheduled job runs", "%d scheduled jobs run"),
                    "background-exec", List.of("a command runs", "%d commands run"),
                    "task", List.of("a background task runs", "%d background tasks run"));

    /** Steps of whatever else goes on; they matter only where nothing else is said. */
    private static final Set<String> STEPS = Set.of("queue", "root-request");

    private Blockers() {}

    /**
     * @param blockers array of {@code {kind, count}}, as OpenClaw 2026.9.6 answers
     * @return e.g. {@code an answer is being written, and 2 scheduled jobs run}
     */
    static String inWords(JsonNode blockers) {
        Set<String> words = new LinkedHashSet<>();
        Map<String, Integer> counts = new TreeMap<>();
        for (JsonNode each : blockers) {
            String kind = each.path("kind").asText();
            if (isScheduledJobAgain(each)) {
                continue;
            }
            if (COUNTED.containsKey(kind)) {
                counts.merge(kind, Math.max(1, each.path("count").asInt()), Integer::sum);
            } else if (!STEPS.contains(kind)) {
                words.add(SAID.getOrDefault(kind, "other work goes on"));
            }
        }
        counts.forEach(
                (kind, count) ->
                        words.add(COUNTED.get(kind).get(count == 1 ? 0 : 1).formatted(count)));
        return words.isEmpty() ? "a request is being answered" : String.join(", and ", words);
    }

    /** OpenClaw lists a scheduled job's run among its tasks too. */
    private static boolean isScheduledJobAgain(JsonNode blocker) {
        return blocker.at("/task/runtime").asText().equals("cron");
    }
}
