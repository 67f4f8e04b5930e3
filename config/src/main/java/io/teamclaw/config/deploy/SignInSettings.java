package io.teamclaw.config.deploy;

import java.util.List;
import java.util.Optional;

/**
 * Who may sign up and how people sign in.
 *
 * @param allowedDomains e-mail domains of the company, lower case
 * @param identityProvider the company's own, beside accounts of the pool
 */
public record SignInSettings(
        List<String> allowedDomains, Optional<IdentityProvider> identityProvider) {}
