package io.teamclaw.bench.load;

import io.teamclaw.bench.contender.Instance;
import io.teamclaw.bench.process.Running;
import io.teamclaw.bench.process.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The load generator {@code wrk}, on the load's core. */
public final class Wrk {
    private Wrk() {}

    /** Whether it is installed. */
    public static boolean installed() {
        return Tools.find("wrk").isPresent();
    }

    /**
     * Calls an instance from so many connections for so long.
     *
     * @throws IOException if it cannot, with its output
     */
    public static WrkOutput run(
            Running.Group group,
            Path folder,
            Instance instance,
            String body,
            int connections,
            int seconds)
            throws IOException, InterruptedException {
        Path script = Files.writeString(folder.resolve("request.lua"), script(instance, body));
        List<String> command =
                List.of(
                        Tools.find("wrk").orElseThrow().toString(),
                        "-t1",
                        "-c" + connections,
                        "-d" + seconds + "s",
                        "--latency",
                        "-s",
                        script.toString(),
                        "http://127.0.0.1:" + instance.port() + instance.path());
        Running running =
                group.start(
                        Tools.pinned(Tools.LOADS_CORE, command),
                        Map.of(),
                        folder.resolve("wrk.log"));
        int code = running.await();
        String text = Files.readString(running.output());
        if (code != 0) {
            throw new IOException("wrk ended with " + code + ": " + text);
        }
        return WrkOutput.of(text);
    }

    /**
     * What tells wrk what to send. It knows the header that it sets itself only as {@code Host}.
     */
    static String script(Instance instance, String body) {
        StringBuilder script = new StringBuilder("wrk.method = \"POST\"\n");
        script.append("wrk.body = [==[").append(body).append("]==]\n");
        Requests.headers(instance)
                .forEach(
                        (name, value) ->
                                script.append("wrk.headers[\"")
                                        .append(name.equals("host") ? "Host" : name)
                                        .append("\"] = \"")
                                        .append(value)
                                        .append("\"\n"));
        return script.toString();
    }
}
