package io.teamclaw.adminui.account;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/** Beans that only one way to sign in has. */
public final class OnIdentity {
    /** Set from the installation's {@link Identity}. */
    public static final String PROPERTY = "teamclaw.identity";

    public static final String LOCAL = "local";
    public static final String OIDC = "oidc";

    private OnIdentity() {}

    /** Where people have a password here: {@link Identity.Local}. */
    @Target({ElementType.TYPE, ElementType.METHOD})
    @Retention(RetentionPolicy.RUNTIME)
    @ConditionalOnProperty(name = PROPERTY, havingValue = LOCAL)
    public @interface Local {}

    /** Where a provider signs people in: {@link Identity.Oidc}. */
    @Target({ElementType.TYPE, ElementType.METHOD})
    @Retention(RetentionPolicy.RUNTIME)
    @ConditionalOnProperty(name = PROPERTY, havingValue = OIDC)
    public @interface Oidc {}
}
