package io.teamclaw.config.deploy;

import java.util.regex.Pattern;

/** What a fully qualified domain name looks like (RFC 1035, section 2.3.1; RFC 1123, 2.1). */
final class DomainName {
    private static final Pattern FORM =
            Pattern.compile(
                    "(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]");

    static final Form<String> FORM_OF_SETTING =
            Form.text("a domain name in lower case, e.g. team.example.com", DomainName::fits);

    private DomainName() {}

    static boolean fits(String text) {
        return text.length() <= 253 && FORM.matcher(text).matches();
    }
}
