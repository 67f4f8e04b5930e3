package io.teamclaw.adminui.account;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/** Secrets that people type. */
final class RandomText {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Without 0/o, 1/l/i: read from a console, typed into a form. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private RandomText() {}

    /** 20 letters in groups of five: 99 bits. */
    static String password() {
        return RANDOM.ints(20, 0, LETTERS.length())
                .mapToObj(at -> String.valueOf(LETTERS.charAt(at)))
                .collect(Collectors.joining())
                .replaceAll("(.{5})(?=.)", "$1-");
    }

    /** Six digits. */
    static String code() {
        return "%06d".formatted(RANDOM.nextInt(1_000_000));
    }
}
