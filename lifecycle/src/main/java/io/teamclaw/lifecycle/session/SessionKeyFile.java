package io.teamclaw.lifecycle.session;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The signing key in a file that only its owner may read. */
final class SessionKeyFile {
    private static final Set<PosixFilePermission> OWNER_ONLY =
            PosixFilePermissions.fromString("rw-------");
    private static final FileAttribute<Set<PosixFilePermission>> FILE_MODE =
            PosixFilePermissions.asFileAttribute(OWNER_ONLY);
    private static final FileAttribute<Set<PosixFilePermission>> FOLDER_MODE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private SessionKeyFile() {}

    /**
     * Reads the key, making it first if there is none.
     *
     * @throws IllegalStateException where others may read the file or it holds no such key
     * @throws UncheckedIOException where it cannot be read or made
     */
    static ECKey readOrCreate(Path file) {
        try {
            if (Files.notExists(file)) {
                create(file.toAbsolutePath());
            }
            return read(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The session key file cannot be used: " + file, e);
        }
    }

    /**
     * Writes a private file beside it and links that to the name: a link is made whole or not at
     * all and never replaces one, so that two processes at once end with one key.
     */
    private static void create(Path file) throws IOException {
        Path folder = Files.createDirectories(file.getParent(), FOLDER_MODE);
        Path draft = Files.createTempFile(folder, ".session-key", ".tmp", FILE_MODE);
        try {
            Files.writeString(draft, generate().toJSONString());
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            // Another process was faster; its key is the one.
            return;
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static ECKey generate() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("This Java cannot make a P-256 key", e);
        }
    }

    private static ECKey read(Path file) throws IOException {
        Set<PosixFilePermission> tooMuch = EnumSet.copyOf(Files.getPosixFilePermissions(file));
        tooMuch.removeAll(OWNER_ONLY);
        if (!tooMuch.isEmpty()) {
            throw new IllegalStateException(
                    "Others may use the session key file; run: chmod 600 " + file);
        }
        return parse(Files.readString(file)).orElseThrow(() -> unusable(file));
    }

    /** A private P-256 key; empty where the text is none. */
    static Optional<ECKey> parse(String jwk) {
        try {
            return Optional.of(ECKey.parse(jwk))
                    .filter(key -> key.isPrivate() && Curve.P_256.equals(key.getCurve()));
        } catch (ParseException | IllegalArgumentException e) {
            // Neither the cause nor its text goes on: it could show a part of the key.
            return Optional.empty();
        }
    }

    private static IllegalStateException unusable(Path file) {
        return new IllegalStateException(
                "The session key file holds no private P-256 key; remove it to get a new one"
                        + " (everybody then signs in again): "
                        + file);
    }
}
