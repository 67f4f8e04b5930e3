package io.teamclaw.config.keys;

import static io.teamclaw.config.keys.KeyPoolReader.refuse;
import static io.teamclaw.config.keys.KeyPoolReader.wrong;

import com.fasterxml.jackson.databind.JsonNode;
import io.teamclaw.config.keys.KeyPool.AuthType;
import java.time.Instant;
import java.util.List;
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

    static PoolKey read(String path, AuthType type, JsonNode node) {
        if (node.isTextual()) {
            refuse(path, KeyRules.problemOfSecret(node.textValue()));
            return PoolKey.ofApiKey(node.textValue());
        }
        if (!node.isObject()) {
            throw wrong(path, "is neither a string nor an object");
        }
        boolean oauth = type == AuthType.OAUTH_TOKEN;
        Set<String> known = oauth ? TOKEN_FIELDS : API_KEY_FIELDS;
        if (node.properties().stream().anyMatch(field -> !known.contains(field.getKey()))) {
            throw wrong(
                    path,
                    "has a field other than "
                            + String.join(", ", known.stream().sorted().toList()));
        }
        String secret =
                oauth ? secret(path, node, "token", "accessToken") : secret(path, node, "key");
        Optional<String> label = text(path, node, "label");
        refuse(path + ".label", label.flatMap(each -> KeyRules.problemOfLabel(each, secret)));
        Optional<String> refreshToken = text(path, node, "refreshToken");
        refuse(path + ".refreshToken", refreshToken.flatMap(KeyRules::problemOfSecret));
        Optional<String> addedBy = text(path, node, "addedBy");
        refuse(path + ".addedBy", addedBy.flatMap(each -> KeyRules.problemOfLabel(each, secret)));
        Optional<String> keptId = text(path, node, "id");
        refuse(path + ".id", keptId.flatMap(KeyRules::problemOfId));
        return new PoolKey(
                secret,
                label,
                refreshToken,
                instant(path, node, "expiresAt"),
                addedBy,
                instant(path, node, "addedAt"),
                weight(path + ".weight", node.path("weight")),
                state(path, node),
                keptId);
    }

    private static int weight(String path, JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return PoolKey.SMALLEST_WEIGHT;
        }
        int weight = value.isIntegralNumber() && value.canConvertToInt() ? value.intValue() : 0;
        refuse(path, KeyRules.problemOfWeight(weight));
        return weight;
    }

    private static KeyState state(String path, JsonNode node) {
        Optional<String> state = text(path, node, "state");
        return state.isEmpty()
                ? KeyState.ACTIVE
                : KeyState.ofId(state.get())
                        .orElseThrow(
                                () ->
                                        wrong(
                                                path + ".state",
                                                "is none of active, draining, retired"));
    }

    private static String secret(String path, JsonNode node, String... names) {
        List<String> present = List.of(names).stream().filter(node::has).toList();
        if (present.size() != 1) {
            throw wrong(
                    path,
                    (present.isEmpty() ? "has no " : "may have only one of ")
                            + String.join(" or ", names));
        }
        String name = present.getFirst();
        String secret =
                text(path, node, name)
                        .orElseThrow(() -> wrong(path + "." + name, "is not a string"));
        refuse(path + "." + name, KeyRules.problemOfSecret(secret));
        return secret;
    }

    private static Optional<String> text(String path, JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw wrong(path + "." + name, "is not a string");
        }
        return Optional.of(value.textValue());
    }

    private static Optional<Instant> instant(String keyPath, JsonNode node, String name) {
        JsonNode value = node.path(name);
        String path = keyPath + "." + name;
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw wrong(path, "is not a whole number of milliseconds");
        }
        long millis = value.longValue();
        if (millis < SMALLEST_MILLIS || millis > LARGEST_MILLIS) {
            throw wrong(path, "is not a time in milliseconds since 1970");
        }
        return Optional.of(Instant.ofEpochMilli(millis));
    }
}
