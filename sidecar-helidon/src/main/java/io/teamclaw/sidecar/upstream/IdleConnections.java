package io.teamclaw.sidecar.upstream;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** Connections that wait for another call: so many at most, each for so long at most. */
final class IdleConnections {
    private final int most;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Origin, ArrayDeque<Connection>> byOrigin = new HashMap<>();
    private volatile int size;
    private boolean closed;

    IdleConnections(int most) {
        this.most = most;
    }

    /** How many there are at the moment. */
    int size() {
        return size;
    }

    /** The one that was used last, if its other side has not closed it. */
    Optional<Connection> take(Origin origin) {
        Optional<Connection> next = poll(origin);
        while (next.isPresent() && !next.get().isUsable(Watchdog.now())) {
            next.get().close();
            next = poll(origin);
        }
        return next;
    }

    /** Keeps a connection, or closes it where there are enough. */
    void put(Connection connection) {
        if (!keep(connection)) {
            connection.close();
        }
    }

    /** Closes those whose time is over. */
    void closeOld(long now) {
        if (size > 0) {
            removeOld(now).forEach(Connection::close);
        }
    }

    /** Closes all; from now on none is kept. */
    void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
        removeOld(Long.MAX_VALUE).forEach(Connection::close);
    }

    private Optional<Connection> poll(Origin origin) {
        lock.lock();
        try {
            ArrayDeque<Connection> connections = byOrigin.get(origin);
            if (connections == null || connections.isEmpty()) {
                return Optional.empty();
            }
            size--;
            return Optional.of(connections.pollFirst());
        } finally {
            lock.unlock();
        }
    }

    private boolean keep(Connection connection) {
        lock.lock();
        try {
            if (closed || size >= most) {
                return false;
            }
            size++;
            byOrigin.computeIfAbsent(connection.origin(), any -> new ArrayDeque<>())
                    .addFirst(connection);
            return true;
        } finally {
            lock.unlock();
        }
    }

    private List<Connection> removeOld(long now) {
        List<Connection> old = new ArrayList<>();
        lock.lock();
        try {
            for (ArrayDeque<Connection> connections : byOrigin.values()) {
                Iterator<Connection> each = connections.iterator();
                while (each.hasNext()) {
                    Connection connection = each.next();
                    if (connection.isOld(now)) {
                        each.remove();
                        old.add(connection);
                        size--;
                    }
                }
            }
            byOrigin.values().removeIf(ArrayDeque::isEmpty);
        } finally {
            lock.unlock();
        }
        return old;
    }
}
