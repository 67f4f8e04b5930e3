package io.teamclaw.lifecycle.users;

import java.util.Set;

/**
 * Who may sign up: e-mail addresses whose domain, the part after the last {@code @}, is on the
 * list, compared exactly and without regard to case. An empty list lets nobody in.
 *
 * @param allowedDomains e.g. {@code example.com}
 */
public record SignUpPolicy(Set<String> allowedDomains) {
    public boolean allows(EmailAddress email) {
        throw new UnsupportedOperationException("being written");
    }
}
