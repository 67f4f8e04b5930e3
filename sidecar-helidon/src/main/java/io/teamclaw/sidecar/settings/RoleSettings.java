package io.teamclaw.sidecar.settings;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * As whom the sidecar calls AWS: as its task, or as a role that only it can take on, because only
 * it knows the external id.
 *
 * @param role {@code SIDECAR_ROLE_ARN} and {@code SIDECAR_EXTERNAL_ID}
 */
public record RoleSettings(Optional<Role> role) {
    private static final Pattern ARN = Pattern.compile("arn:[a-z-]+:iam::[0-9]{12}:role/[!-~]+");

    /** As IAM takes them. */
    private static final Pattern EXTERNAL_ID = Pattern.compile("[\\w+=,.@:/-]{2,1224}");

    /**
     * A role to take on.
     *
     * @param arn its ARN
     * @param externalId what proves that it is the sidecar; a secret
     */
    public record Role(String arn, String externalId) {
        /** Without the external id. */
        @Override
        public String toString() {
            return "Role[arn=" + arn + "]";
        }
    }

    static RoleSettings of(Variables variables) {
        Optional<String> arn = variables.text("SIDECAR_ROLE_ARN");
        Optional<String> externalId = variables.text("SIDECAR_EXTERNAL_ID");
        if (arn.isPresent() != externalId.isPresent()) {
            throw new InvalidSettingsException(
                    "SIDECAR_ROLE_ARN and SIDECAR_EXTERNAL_ID belong together; only one is set");
        }
        if (arn.isEmpty()) {
            return new RoleSettings(Optional.empty());
        }
        if (!ARN.matcher(arn.get()).matches()) {
            throw new InvalidSettingsException("SIDECAR_ROLE_ARN is not the ARN of a role");
        }
        if (!EXTERNAL_ID.matcher(externalId.get()).matches()) {
            throw new InvalidSettingsException(
                    "SIDECAR_EXTERNAL_ID must have 2 to 1224 letters, digits or _+=,.@:/-");
        }
        if (variables.text("USER_ID").isEmpty()) {
            throw new InvalidSettingsException(
                    "USER_ID is missing: the session of SIDECAR_ROLE_ARN is tagged with it");
        }
        return new RoleSettings(Optional.of(new Role(arn.get(), externalId.get())));
    }
}
