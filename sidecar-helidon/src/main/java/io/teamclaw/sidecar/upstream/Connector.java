package io.teamclaw.sidecar.upstream;

import io.teamclaw.sidecar.settings.ProxySettings;
import io.teamclaw.sidecar.upstream.UpstreamFailure.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** Makes connections: address, proxy and TLS with the certificate checked against the name. */
final class Connector {
    private final Trust trust;
    private final Timeouts timeouts;
    private final Resolver resolver = new Resolver();

    Connector(Trust trust, Timeouts timeouts) {
        this.trust = trust;
        this.timeouts = timeouts;
    }

    /**
     * A new connection of an attempt. Nothing of its request is sent.
     *
     * @throws UpstreamFailure where there is none
     */
    Connection open(Route route, Hold hold, Watch watch) throws UpstreamFailure {
        Connection fresh = new Connection(route.origin());
        hold.on(fresh);
        fresh.use(watch);
        watch.expect(Kind.CONNECT_TIMEOUT, timeouts.connectNanos());
        try {
            connect(fresh, route);
        } catch (IOException e) {
            throw hold.overdue(route.origin()).orElseGet(() -> failure(route.origin(), e));
        } catch (UpstreamFailure e) {
            throw hold.overdue(route.origin()).orElse(e);
        } finally {
            watch.came();
        }
        return fresh;
    }

    private void connect(Connection connection, Route route) throws IOException, UpstreamFailure {
        Origin origin = route.origin();
        Socket socket = reach(connection, route);
        if (!origin.secure()) {
            return;
        }
        if (route.proxy().isPresent()) {
            tunnel(connection, route, route.proxy().get());
        }
        connection.speak(secure(socket, origin));
    }

    private Socket reach(Connection connection, Route route) throws IOException {
        String host = route.proxy().map(ProxySettings::host).orElse(route.origin().host());
        int port = route.proxy().map(ProxySettings::port).orElse(route.origin().port());
        InetAddress[] addresses = resolver.resolve(host, timeouts.connectNanos());
        IOException last = new UnknownHostException("no address for its name");
        for (int i = 0; i < addresses.length; i++) {
            Socket socket = connection.open();
            try {
                // One address that drops everything leaves time for the others.
                long share = timeouts.connectNanos() / (i + 1 < addresses.length ? 2 : 1);
                int millis = (int) Math.max(1, TimeUnit.NANOSECONDS.toMillis(share));
                socket.connect(new InetSocketAddress(addresses[i], port), millis);
                connection.speak(socket);
                return socket;
            } catch (IOException e) {
                last = e;
            }
        }
        throw last;
    }

    private static void tunnel(Connection connection, Route route, ProxySettings proxy)
            throws IOException, UpstreamFailure {
        String authority = route.origin().authority();
        HeadWriter head = connection.head();
        head.text("CONNECT ").text(authority).text(" HTTP/1.1").line();
        head.header("host", authority);
        proxy.authorization().ifPresent(value -> head.header("proxy-authorization", value));
        head.line();
        try {
            head.writeTo(connection.out(), new byte[0]);
        } finally {
            head.clear();
        }
        AnswerHead answer = new HeadReader(connection).read();
        if (answer.status() / 100 != 2 || connection.available() > 0) {
            throw new UpstreamFailure(
                    Kind.UNREACHABLE,
                    "the proxy "
                            + proxy
                            + " answered "
                            + answer.status()
                            + " to CONNECT "
                            + authority);
        }
    }

    private SSLSocket secure(Socket socket, Origin origin) throws IOException {
        SSLSocket secured =
                (SSLSocket)
                        trust.sockets().createSocket(socket, origin.host(), origin.port(), true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setApplicationProtocols(new String[] {"http/1.1"});
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    /**
     * Why there is no connection. What is wrong with a certificate names hosts and authorities, and
     * no secret.
     */
    private static UpstreamFailure failure(Origin origin, IOException e) {
        for (Throwable each = e; each != null; each = each.getCause()) {
            if (each instanceof CertificateException) {
                return new UpstreamFailure(
                        Kind.UNTRUSTED,
                        "the certificate of "
                                + origin.authority()
                                + " is not trusted ("
                                + each.getMessage()
                                + "); an authority of the company's own goes into"
                                + " SIDECAR_CA_FILE",
                        e);
            }
        }
        return new UpstreamFailure(
                e instanceof SocketTimeoutException ? Kind.CONNECT_TIMEOUT : Kind.UNREACHABLE,
                "no connection to "
                        + origin.authority()
                        + ": "
                        + e.getClass().getSimpleName()
                        + " "
                        + Optional.ofNullable(e.getMessage()).orElse(""),
                e);
    }
}
