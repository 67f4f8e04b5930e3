package io.teamclaw.lifecycle.keys;

import io.teamclaw.config.digest.Sha256;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which versions of a secret its labels are on.
 *
 * @param current id of the version that counts; empty where the secret has none
 * @param previous id of the one before it, if that is still there
 */
record SecretVersions(Optional<String> current, Optional<String> previous) {
    /**
     * @param labels of each version, by its id, as DescribeSecret gives them
     */
    static SecretVersions of(Map<String, List<String>> labels) {
        return new SecretVersions(with("AWSCURRENT", labels), with("AWSPREVIOUS", labels));
    }

    private static Optional<String> with(String label, Map<String, List<String>> labels) {
        return labels.entrySet().stream()
                .filter(version -> version.getValue().contains(label))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /**
     * The id that the next version gets: whoever starts from these versions asks for the same one,
     * and Secrets Manager gives it once. The previous version counts too, so that somebody who put
     * an old version back by hand does not meet the id that followed it the first time.
     */
    String next() {
        String text = "key pool after " + current.orElse("-") + " after " + previous.orElse("-");
        // A ClientRequestToken has 32 to 64 characters.
        return Sha256.hex(text, 20);
    }
}
