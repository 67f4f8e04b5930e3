package io.teamclaw.adminui.signin;

import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

/**
 * What every answer tells the browser.
 *
 * @param secure whether people come by https, whatever the proxies in between speak
 */
record SecurityHeaders(boolean secure) {
    private static final long A_YEAR_IN_SECONDS = 31_536_000;

    void apply(HeadersConfigurer<HttpSecurity> headers) {
        // Vaadin's pages are forwarded to its servlet, which ends the answer: later is too late.
        headers.withObjectPostProcessor(eager());
        headers.contentSecurityPolicy(csp -> csp.policyDirectives(PagePolicy.WITHOUT_SCRIPTS))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(
                        permissions ->
                                permissions.policy("camera=(), geolocation=(), microphone=()"));
        if (secure) {
            // Not for sub-domains: they are the company's, and not ours to speak for.
            headers.httpStrictTransportSecurity(
                    hsts ->
                            hsts.requestMatcher(AnyRequestMatcher.INSTANCE)
                                    .includeSubDomains(false)
                                    .maxAgeInSeconds(A_YEAR_IN_SECONDS));
        } else {
            headers.httpStrictTransportSecurity(HeadersConfigurer.HstsConfig::disable);
        }
    }

    private static ObjectPostProcessor<HeaderWriterFilter> eager() {
        return new ObjectPostProcessor<>() {
            @Override
            public <T extends HeaderWriterFilter> T postProcess(T filter) {
                filter.setShouldWriteHeadersEagerly(true);
                return filter;
            }
        };
    }
}
