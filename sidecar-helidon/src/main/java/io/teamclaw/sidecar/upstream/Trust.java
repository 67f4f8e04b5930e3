package io.teamclaw.sidecar.upstream;

import io.teamclaw.sidecar.settings.InvalidSettingsException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Whose certificates are trusted: the JDK's authorities, and the company's own beside them. */
final class Trust {
    private final Supplier<SSLSocketFactory> sockets;

    private Trust(Supplier<SSLSocketFactory> sockets) {
        this.sockets = sockets;
    }

    /**
     * @param caFile PEM certificates
     * @throws InvalidSettingsException where the file holds none
     */
    static Trust of(Optional<Path> caFile) {
        try {
            if (caFile.isEmpty()) {
                return new Trust(Trust::ofTheJdk); // Reading them takes its time.
            }
            TrustManagerFactory managers = factory();
            managers.init(withAll(certificates(caFile.get())));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            SSLSocketFactory factory = context.getSocketFactory();
            return new Trust(() -> factory);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("The JDK's own certificates cannot be read", e);
        }
    }

    SSLSocketFactory sockets() {
        return sockets.get();
    }

    /** The JDK makes it once. */
    private static SSLSocketFactory ofTheJdk() {
        try {
            return SSLContext.getDefault().getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The JDK's own certificates cannot be read", e);
        }
    }

    private static Collection<? extends Certificate> certificates(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            Collection<? extends Certificate> all =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (!all.isEmpty()) {
                return all;
            }
        } catch (IOException e) {
            throw new InvalidSettingsException("SIDECAR_CA_FILE: " + file + " cannot be read");
        } catch (GeneralSecurityException e) {
            // Refused below, like a file without any certificate.
        }
        throw new InvalidSettingsException(
                "SIDECAR_CA_FILE: " + file + " holds no certificates in PEM");
    }

    private static KeyStore withAll(Collection<? extends Certificate> more)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        int number = 0;
        TrustManagerFactory own = factory();
        own.init((KeyStore) null);
        for (TrustManager manager : own.getTrustManagers()) {
            if (manager instanceof X509TrustManager authorities) {
                for (X509Certificate each : authorities.getAcceptedIssuers()) {
                    store.setCertificateEntry("authority-" + number++, each);
                }
            }
        }
        for (Certificate each : more) {
            store.setCertificateEntry("authority-" + number++, each);
        }
        return store;
    }

    private static TrustManagerFactory factory() throws GeneralSecurityException {
        return TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    }
}
