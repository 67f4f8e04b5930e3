package io.teamclaw.lifecycle.users;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who may sign up: e-mail addresses whose domain, the part after the last {@code @}, is on the
 * list, compared exactly and without regard to case. An empty list lets nobody in.
 *
 * @param allowedDomains e.g. {@code example.com}
 */
public record SignUpPolicy(Set<String> allowedDomains) {
    public SignUpPolicy {
        allowedDomains =
                allowedDomains.stream()
                        .map(domain -> domain.strip().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet());
    }

    public boolean allows(EmailAddress email) {
        return allowedDomains.contains(email.domain());
    }
}
