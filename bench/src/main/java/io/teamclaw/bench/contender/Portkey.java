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

/** The npm package {@code @portkey-ai/gateway}, which {@code bench/get-tools} installs. */
public final class Portkey implements Contender {
    private static final Path PACKAGE =
            Path.of("target/bench-tools/node_modules/@portkey-ai/gateway").toAbsolutePath();

    /** It has no setting for the address to listen on, and would take any. */
    private static final String ON_LOOPBACK =
            """
            const net = require('net');
            const listen = net.Server.prototype.listen;
            net.Server.prototype.listen = function (first, ...more) {
              const callback = more.find((each) => typeof each === 'function');
              const options = typeof first === 'object' && first !== null ? first : { port: Number(first) };
              return listen.call(this, { ...options, host: '127.0.0.1' }, callback);
            };
            """;

    @Override
    public String name() {
        return "portkey";
    }

    @Override
    public Optional<String> missing() {
        if (Tools.find("node").isEmpty()) {
            return Optional.of("Node.js is not installed");
        }
        return Files.exists(PACKAGE)
                ? Optional.empty()
                : Optional.of("@portkey-ai/gateway is not installed (bench/get-tools says why)");
    }

    @Override
    public String version() {
        String about =
                Tools.ask(
                        "node",
                        "-p",
                        "'@portkey-ai/gateway ' + require('"
                                + PACKAGE.resolve("package.json")
                                + "').version + ' on Node ' + process.version");
        return about.strip();
    }

    @Override
    public Instance start(Place place) throws IOException {
        int port = Ports.free();
        Path preload =
                Files.writeString(
                        place.folder().toAbsolutePath().resolve("loopback.cjs"), ON_LOOPBACK);
        List<String> command =
                List.of(
                        Tools.find("node").orElseThrow().toString(),
                        "--require",
                        preload.toString(),
                        PACKAGE.resolve("build/start-server.js").toString(),
                        "--headless",
                        "--port=" + port);
        Running running =
                place.group()
                        .start(
                                Tools.pinned(Tools.CONTENDERS_CORE, command),
                                Map.of("NODE_ENV", "production"),
                                place.folder().resolve("output.log"));
        return new Instance(
                name(),
                Optional.of(running),
                port,
                "/v1/chat/completions",
                Map.of(
                        "x-portkey-provider",
                        "openai",
                        "x-portkey-custom-host",
                        "http://127.0.0.1:" + place.upstream() + "/v1"),
                place.folder());
    }
}
