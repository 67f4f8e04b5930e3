package io.teamclaw.config.digest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of texts, which stands for them where they are long, secret or of any characters. */
public final class Sha256 {
    private Sha256() {}

    /**
     * @return 32 bytes, of the text's UTF-8
     */
    public static byte[] of(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /**
     * @return 64 hexadecimal digits in lower case
     */
    public static String hex(String text) {
        return HexFormat.of().formatHex(of(text));
    }

    /**
     * @param bytes how many of the first bytes, 1 to 32
     * @return twice as many hexadecimal digits in lower case
     */
    public static String hex(String text, int bytes) {
        return HexFormat.of().formatHex(of(text), 0, bytes);
    }
}
