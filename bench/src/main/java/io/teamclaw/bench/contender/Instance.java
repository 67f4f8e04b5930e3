package io.teamclaw.bench.contender;

import io.teamclaw.bench.process.ProcessTree;
import io.teamclaw.bench.process.Running;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A contender that runs, and how it wants to be called.
 *
 * @param name the contender's
 * @param process empty for the direct way
 * @param port on the loopback address
 * @param path of chat completions
 * @param headers beside those of an agent
 * @param folder its own
 */
public record Instance(
        String name,
        Optional<Running> process,
        int port,
        String path,
        Map<String, String> headers,
        Path folder)
        implements AutoCloseable {

    /** One that finds OpenAI's calls below {@code /openai}, and wants no headers of its own. */
    static Instance ofProxy(String name, Running process, int port, Place place) {
        return new Instance(
                name,
                Optional.of(process),
                port,
                "/openai/v1/chat/completions",
                Map.of(),
                place.folder());
    }

    /** What it uses; empty for the direct way. */
    public Optional<ProcessTree> tree() {
        return process.map(running -> new ProcessTree(running.pid()));
    }

    @Override
    public void close() {
        process.ifPresent(Running::close);
    }
}
