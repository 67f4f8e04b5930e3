package io.teamclaw.stacks.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How ECS looks at a container from inside it.
 *
 * @param command words after {@code CMD}
 * @param interval seconds between looks, 5 to 300
 * @param retries failures in a row until the container counts as ill
 * @param startPeriod seconds at the start during which failures do not count, 300 at most
 */
public record HealthCheck(List<String> command, int interval, int retries, int startPeriod) {
    private static final int TIMEOUT = 5;

    /**
     * A GET of a path on loopback by bash alone, which the platform's images have: it costs 2 ms,
     * where a Java virtual machine would take a tenth of a core in each look.
     */
    public static HealthCheck get(int port, String path, int interval, int startPeriod) {
        String script =
                "exec 3<>/dev/tcp/127.0.0.1/%1$d && printf 'GET %2$s HTTP/1.1\\r\\nHost:"
                                .formatted(port, path)
                        + " 127.0.0.1:%d\\r\\nConnection: close\\r\\n\\r\\n' >&3".formatted(port)
                        + " && read -r line <&3 && [[ $line == 'HTTP/1.1 200'* ]]";
        return new HealthCheck(List.of("bash", "-c", script), interval, 3, startPeriod);
    }

    Map<String, Object> fields() {
        List<String> words = new ArrayList<>(List.of("CMD"));
        words.addAll(command);
        return Map.of(
                "command", List.copyOf(words),
                "interval", interval,
                "timeout", TIMEOUT,
                "retries", retries,
                "startPeriod", startPeriod);
    }
}
