package io.teamclaw.bench.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A process that the bench started. All of them end with the bench, however that ends. */
public final class Running implements AutoCloseable {
    private static final int GRACE_SECONDS = 15;

    /** The processes that run: what the hook that ends them must know, in one place. */
    public static final class Group implements AutoCloseable {
        private final Set<Running> members = ConcurrentHashMap.newKeySet();
        private boolean ended;

        /** A group that ends with this JVM at the latest, also on Ctrl-C. */
        public static Group endingWithThisJvm() {
            Group group = new Group();
            Runtime.getRuntime().addShutdownHook(new Thread(group::kill, "end-processes"));
            return group;
        }

        /**
         * Starts a process.
         *
         * @param environment the whole of it
         * @param output where both of its streams go; the file is written anew
         * @throws IOException if it cannot, or if this JVM is about to end
         */
        public synchronized Running start(
                List<String> command, Map<String, String> environment, Path output)
                throws IOException {
            if (ended) {
                throw new IOException("The bench is ending");
            }
            ProcessBuilder builder =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile());
            builder.environment().clear();
            builder.environment().putAll(environment);
            Running running = new Running(builder.start(), output, this);
            members.add(running);
            return running;
        }

        private synchronized void kill() {
            ended = true;
            members.forEach(Running::kill);
        }

        @Override
        public void close() {
            List.copyOf(members).forEach(Running::close);
        }
    }

    private final Process process;
    private final Path output;
    private final Group group;

    private Running(Process process, Path output, Group group) {
        this.process = process;
        this.output = output;
        this.group = group;
    }

    public long pid() {
        return process.pid();
    }

    /** Where its streams go. */
    public Path output() {
        return output;
    }

    public boolean alive() {
        return process.isAlive();
    }

    /** Waits for its own end and returns its exit code. */
    public int await() throws InterruptedException {
        int code = process.waitFor();
        group.members.remove(this);
        return code;
    }

    /** Asks it to end, waits, and ends it by force if it does not. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
        group.members.remove(this);
    }

    private void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
