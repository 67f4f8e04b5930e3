package io.teamclaw.local.launcher;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;

/** What was started, to be closed in the opposite order; one that fails to close stops no other. */
final class Stack implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Stack.class.getName());

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    <T extends AutoCloseable> T add(T part) {
        parts.push(part);
        return part;
    }

    @Override
    public synchronized void close() {
        while (!parts.isEmpty()) {
            AutoCloseable part = parts.pop();
            try {
                part.close();
            } catch (Exception e) {
                LOG.log(Level.WARNING, "Not closed properly: " + part.getClass().getName(), e);
            }
        }
    }
}
