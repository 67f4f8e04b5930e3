package io.teamclaw.local.leash;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Starts processes that cannot outlive this one. Each runs in a process group of its own behind a
 * small shell script, which ends the group when a pipe that we hold closes: on {@link
 * LeashedProcess#close()}, and also when this process is killed without a chance to clean up.
 */
public final class Leash {
    private final Path script;

    private Leash(Path script) {
        this.script = script;
    }

    /** Puts the script into this folder. */
    public static Leash in(Path folder) {
        Path script = folder.resolve("leash.sh");
        try (InputStream source = Leash.class.getResourceAsStream("leash.sh")) {
            Files.createDirectories(folder);
            Files.copy(source, script, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + script, e);
        }
        return new Leash(script);
    }

    /**
     * Starts a command.
     *
     * @param command program and arguments
     * @param environment all that it sees; nothing of ours is passed on
     * @param folder its working directory
     * @param output file that gets standard output and error, appended
     */
    public LeashedProcess start(
            List<String> command, Map<String, String> environment, Path folder, Path output)
            throws IOException {
        List<String> line = new ArrayList<>();
        line.add("bash");
        line.add(script.toString());
        line.addAll(command);
        ProcessBuilder builder =
                new ProcessBuilder(line)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().clear();
        builder.environment().putAll(environment);
        return new LeashedProcess(builder.start());
    }
}
