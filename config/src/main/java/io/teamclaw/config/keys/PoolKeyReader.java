package io.teamclaw.config.keys;

import static io.teamclaw.config.keys.KeyPoolReader.refuse;
import static io.teamclaw.config.keys.KeyPoolReader.wrong;

import io.teamclaw.config.keys.KeyPool.AuthType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one key: a string, or an object with a label or an OAuth token's fields. */
final class PoolKeyReader {
    private static final Set<String> API_KEY_FIELDS =
            Set.of("key", "label", "addedBy", "addedAt", "weight", "state");
    private static final Set<String> TOKEN_FIELDS =
            Set.of(
                    "token",
                    "accessToken",
                    "label",
                    "refreshToken",
                    "expiresAt",
                    "addedBy",
                    "addedAt",
                    "weight",
                    "state",
                    "id");

    /** Milliseconds below this lie before 1974: somebody wrote seconds. */
    private static final long SMALLEST_MILLIS = 100_000_000_000L;

    /** The last instant of the year 9999. */
    private static final long LARGEST_MILLIS = 253_402_300_799_999L;

    private PoolKeyReader() {}

    static PoolKey read(String path, AuthType type, Object value) {
        if (value instanceof String secret) {
            refuse(path, KeyRules.problemOfSecret(secret));
            return PoolKey.ofApiKey(secret);
        }
        if (!(value instanceof Map<?, ?> key)) {
            throw wrong(path, "is neither a string nor an object");
        }
        boolean oauth = type == AuthType.OAUTH_TOKEN;
        Set<String> known = oauth ? TOKEN_FIELDS : API_KEY_FIELDS;
        if (!known.containsAll(key.keySet())) {
            throw wrong(
                    path,
                    "has a field other than "
                            + String.join(", ", known.stream().sorted().toList()));
        }
        String secret =
                oauth ? secret(path, key, "token", "accessToken") : secret(path, key, "key");
        Optional<String> label = text(path, key, "label");
        refuse(path + ".label", label.flatMap(each -> KeyRules.problemOfLabel(each, secret)));
        Optional<String> refreshToken = text(path, key, "refreshToken");
        refuse(path + ".refreshToken", refreshToken.flatMap(KeyRules::problemOfSecret));
        Optional<String> addedBy = text(path, key, "addedBy");
        refuse(path + ".addedBy", addedBy.flatMap(each -> KeyRules.problemOfLabel(each, secret)));
        Optional<String> keptId = text(path, key, "id");
        refuse(path + ".id", keptId.flatMap(KeyRules::problemOfId));
        return new PoolKey(
                secret,
                label,
                refreshToken,
                instant(path, key, "expiresAt"),
                addedBy,
                instant(path, key, "addedAt"),
                weight(path + ".weight", key.get("weight")),
                state(path, key),
                keptId);
    }

    private static int weight(String path, Object value) {
        if (value == null) {
            return PoolKey.SMALLEST_WEIGHT;
        }
        int weight =
                value instanceof Long number && number == number.intValue() ? number.intValue() : 0;
        refuse(path, KeyRules.problemOfWeight(weight));
        return weight;
    }

    private static KeyState state(String path, Map<?, ?> key) {
        Optional<String> state = text(path, key, "state");
        return state.isEmpty()
                ? KeyState.ACTIVE
                : KeyState.ofId(state.get())
                        .orElseThrow(
                                () ->
                                        wrong(
                                                path + ".state",
                                                "is none of active, draining, retired"));
    }

    private static String secret(String path, Map<?, ?> key, String... names) {
        List<String> present = List.of(names).stream().filter(key::containsKey).toList();
        if (present.size() != 1) {
            throw wrong(
                    path,
                    (present.isEmpty() ? "has no " : "may have only one of ")
                            + String.join(" or ", names));
        }
        String name = present.getFirst();
        String secret =
                text(path, key, name)
                        .orElseThrow(() -> wrong(path + "." + name, "is not a string"));
        refuse(path + "." + name, KeyRules.problemOfSecret(secret));
        return secret;
    }

    static Optional<String> text(String path, Map<?, ?> key, String name) {
        Object value = key.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof String text)) {
            throw wrong(path + "." + name, "is not a string");
        }
        return Optional.of(text);
    }

    private static Optional<Instant> instant(String keyPath, Map<?, ?> key, String name) {
        Object value = key.get(name);
        String path = keyPath + "." + name;
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof Long millis)) {
            throw wrong(path, "is not a whole number of milliseconds");
        }
        if (millis < SMALLEST_MILLIS || millis > LARGEST_MILLIS) {
            throw wrong(path, "is not a time in milliseconds since 1970");
        }
        return Optional.of(Instant.ofEpochMilli(millis));
    }
}
