package io.teamclaw.bench.contender;

import io.teamclaw.bench.process.Ports;
import io.teamclaw.bench.process.Running;
import io.teamclaw.bench.process.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** HAProxy with one thread. */
public final class Haproxy implements Contender {
    private static final String CONFIG =
            """
            global
                nbthread 1
                maxconn 4096
            defaults
                mode http
                option http-no-delay
                timeout connect 5s
                timeout client 600s
                timeout server 600s
            frontend agents
                bind 127.0.0.1:%d
                http-request replace-path /openai/(.*) /\\1
                default_backend provider
            backend provider
                http-reuse always
                server one 127.0.0.1:%d
            """;

    @Override
    public String name() {
        return "haproxy";
    }

    @Override
    public Optional<String> missing() {
        return Tools.find("haproxy").isPresent()
                ? Optional.empty()
                : Optional.of("HAProxy is not installed (Debian: apt-get install haproxy)");
    }

    @Override
    public String version() {
        return Tools.find("haproxy")
                .map(path -> Tools.ask(path.toString(), "-v").lines().findFirst().orElse(""))
                .orElse("");
    }

    @Override
    public Instance start(Place place) throws IOException {
        int port = Ports.free();
        Path config =
                Files.writeString(
                        place.folder().resolve("haproxy.cfg"),
                        CONFIG.formatted(port, place.upstream()));
        List<String> command =
                List.of(
                        Tools.find("haproxy").orElseThrow().toString(),
                        "-db",
                        "-f",
                        config.toString());
        Running running =
                place.group()
                        .start(
                                Tools.pinned(Tools.CONTENDERS_CORE, command),
                                Map.of(),
                                place.folder().resolve("output.log"));
        return Instance.ofProxy(name(), running, port, place);
    }
}
