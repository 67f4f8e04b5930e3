package io.teamclaw.sidecar.upstream;

import io.helidon.common.tls.Tls;
import io.helidon.webclient.api.ConnectionKey;
import io.helidon.webclient.api.TcpClientConnection;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A connection and who may say what becomes of it: the call that uses it, and only while it does.
 */
final class Link {
    static final Tls NO_TLS = Tls.builder().enabled(false).build();

    private final ConnectionKey key;
    private final AtomicReference<Object> user = new AtomicReference<>(this);
    private volatile TcpClientConnection connection;

    Link(ConnectionKey key) {
        this.key = key;
    }

    void connect(TcpClientConnection unconnected) {
        connection = unconnected.connect();
    }

    ConnectionKey key() {
        return key;
    }

    TcpClientConnection connection() {
        return connection;
    }

    /** From now on the connection is this user's. */
    void use(Object newUser) {
        user.set(newUser);
    }

    /** The user's exchange is over; false if the connection had been cut before. */
    boolean finish() {
        Object last = user.get();
        return last != this && user.compareAndSet(last, this);
    }

    /** Closes the connection if it is still this user's. */
    void cut(Object its) {
        if (user.compareAndSet(its, this)) {
            connection.closeResource();
        }
    }
}
