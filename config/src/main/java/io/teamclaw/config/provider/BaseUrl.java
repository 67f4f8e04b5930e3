package io.teamclaw.config.provider;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Where a company's own endpoint of a provider may be. Calls go there with the company's key, so it
 * is https, or http within the company's network alone: to {@code localhost} or to an address that
 * is loopback or private (RFC 1918). An address that is link-local is none of these: at 169.254.x.y
 * AWS answers with a task's credentials.
 */
public final class BaseUrl {
    private static final int LONGEST = 500;
    private static final Pattern NAME =
            Pattern.compile("[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\\.[a-zA-Z0-9-]+)*");

    /** Without leading zeros, which some readers take for octal and so for another address. */
    private static final Pattern IPV4 =
            Pattern.compile("(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\\.(?=.)|$)){4}");

    private static final Pattern LIKE_IPV4 = Pattern.compile("[0-9.]+");
    private static final Pattern PATH = Pattern.compile("(?:/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*");

    private BaseUrl() {}

    /**
     * Reads a base URL as a person writes it; slashes at its end are dropped.
     *
     * @throws IllegalArgumentException saying what is wrong; the text is not quoted, since a user
     *     part may hold a password
     */
    public static URI parse(String text) {
        return checked(uri(text.strip().replaceFirst("/+$", "")));
    }

    /**
     * The same URL, if calls may go there.
     *
     * @throws IllegalArgumentException saying what is wrong, without quoting it
     */
    public static URI checked(URI url) {
        boolean secure = "https".equals(url.getScheme());
        if (!secure && !"http".equals(url.getScheme()) || url.getHost() == null) {
            throw new IllegalArgumentException("is not like https://host/path");
        }
        if (url.toString().length() > LONGEST) {
            throw new IllegalArgumentException("is longer than " + LONGEST + " characters");
        }
        if (url.getRawUserInfo() != null) {
            throw new IllegalArgumentException("holds a user name or a password");
        }
        if (url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new IllegalArgumentException("holds a query or a fragment");
        }
        if (url.getPort() == 0 || url.getPort() > 65_535) {
            throw new IllegalArgumentException("has a port that is not 1 to 65535");
        }
        if (!PATH.matcher(url.getRawPath()).matches()) {
            throw new IllegalArgumentException(
                    "has an empty, a dotted or an unusual part in its path");
        }
        if (!isNear(url.getHost()) && !(secure && isOfTheInternet(url.getHost()))) {
            throw new IllegalArgumentException(
                    secure
                            ? "names a host that cannot be a provider's"
                            : "must begin with https://, as its host is neither localhost nor a"
                                    + " private address");
        }
        return url;
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            // Its message quotes the text.
            throw new IllegalArgumentException("is not like https://host/path");
        }
    }

    /** Whether a host is this machine, by name or address. */
    static boolean isLoopback(String host) {
        return IPV4.matcher(host).matches()
                ? parts(host)[0] == 127
                : host.equals("localhost") || host.equals("[::1]");
    }

    /** Loopback or private. */
    private static boolean isNear(String host) {
        if (isLoopback(host) || !IPV4.matcher(host).matches()) {
            return isLoopback(host);
        }
        int[] part = parts(host);
        return part[0] == 10
                || part[0] == 172 && part[1] >= 16 && part[1] < 32
                || part[0] == 192 && part[1] == 168;
    }

    /** A name, or an IPv4 address that a host of the Internet may have. */
    private static boolean isOfTheInternet(String host) {
        if (!LIKE_IPV4.matcher(host).matches()) {
            return NAME.matcher(host).matches();
        }
        if (!IPV4.matcher(host).matches()) {
            return false;
        }
        int[] part = parts(host);
        boolean linkLocal = part[0] == 169 && part[1] == 254;
        return part[0] > 0 && part[0] < 224 && !linkLocal;
    }

    private static int[] parts(String address) {
        return Arrays.stream(address.split("\\.")).mapToInt(Integer::parseInt).toArray();
    }
}
