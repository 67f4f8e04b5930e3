package io.teamclaw.lifecycle.session;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.teamclaw.config.id.UserId;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Signs and checks workspace sessions: JWT, ES256, issuer and audience {@code teamclaw}. */
public final class SessionTokens {
    /** RFC 7515, section 7.1; the parser takes other alphabets of Base64 for the same bytes. */
    private static final Pattern FORM =
            Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");

    private static final String TEAMCLAW = "teamclaw";

    /** Ours have some 350 characters; what is far longer is not worth parsing. */
    private static final int LONGEST = 2_048;

    /** How far the clocks of two of our machines may differ. */
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(10);

    private final String keyId;
    private final JWSSigner signer;
    private final JWSVerifier verifier;
    private final Clock clock;

    private SessionTokens(String keyId, JWSSigner signer, JWSVerifier verifier, Clock clock) {
        this.keyId = keyId;
        this.signer = signer;
        this.verifier = verifier;
        this.clock = clock;
    }

    /**
     * With the key in this file (JWK, mode 0600), which is made if it is not there.
     *
     * @throws IllegalStateException where others may read the file or it holds no such key
     * @throws java.io.UncheckedIOException where it cannot be read or made
     */
    public static SessionTokens ofFile(Path jwkFile, Clock clock) {
        return of(SessionKeyFile.readOrCreate(jwkFile), clock);
    }

    /**
     * With a key that somebody else keeps, as the router has it.
     *
     * @param jwk a private P-256 key (RFC 7517)
     * @throws IllegalArgumentException where it is none; it shows nothing of the value
     */
    public static SessionTokens ofJwk(String jwk, Clock clock) {
        return of(
                SessionKeyFile.parse(jwk)
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "The session signing key is no private P-256 key"
                                                        + " in JWK form")),
                clock);
    }

    private static SessionTokens of(ECKey key, Clock clock) {
        try {
            return new SessionTokens(
                    key.computeThumbprint().toString(),
                    new ECDSASigner(key),
                    new ECDSAVerifier(key.toPublicJWK()),
                    clock);
        } catch (JOSEException e) {
            throw new IllegalStateException("This Java cannot sign with ES256", e);
        }
    }

    /** A signed token for the person's own path. */
    public String issue(UserId userId, Duration validity) {
        Instant now = clock.instant();
        SignedJWT token =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.ES256)
                                .type(JOSEObjectType.JWT)
                                .keyID(keyId)
                                .build(),
                        new JWTClaimsSet.Builder()
                                .issuer(TEAMCLAW)
                                .audience(TEAMCLAW)
                                .subject(userId.value())
                                .issueTime(Date.from(now))
                                .expirationTime(Date.from(now.plus(validity)))
                                .jwtID(UUID.randomUUID().toString())
                                .build());
        try {
            token.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("The session could not be signed", e);
        }
        return token.serialize();
    }

    /** What a token says; empty where it is malformed, forged, of another algorithm or expired. */
    public Optional<SessionToken> verify(String token) {
        if (token == null || token.length() > LONGEST || !FORM.matcher(token).matches()) {
            return Optional.empty();
        }
        try {
            SignedJWT signed = SignedJWT.parse(token);
            // ES256 alone, checked before any cryptography: RFC 8725, section 3.1.
            if (!JWSAlgorithm.ES256.equals(signed.getHeader().getAlgorithm())
                    || !signed.verify(verifier)) {
                return Optional.empty();
            }
            return session(signed.getJWTClaimsSet());
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            // Whatever a stranger sends is no session; why is of no use to them.
            return Optional.empty();
        }
    }

    private Optional<SessionToken> session(JWTClaimsSet claims) {
        if (!TEAMCLAW.equals(claims.getIssuer())
                || !List.of(TEAMCLAW).equals(claims.getAudience())
                || claims.getIssueTime() == null
                || claims.getExpirationTime() == null
                || claims.getSubject() == null) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Instant expiresAt = claims.getExpirationTime().toInstant();
        boolean early = startsAfter(claims, now.plus(CLOCK_SKEW));
        return early || !now.isBefore(expiresAt)
                ? Optional.empty()
                : Optional.of(new SessionToken(new UserId(claims.getSubject()), expiresAt));
    }

    private static boolean startsAfter(JWTClaimsSet claims, Instant limit) {
        Date notBefore = claims.getNotBeforeTime();
        return claims.getIssueTime().toInstant().isAfter(limit)
                || (notBefore != null && notBefore.toInstant().isAfter(limit));
    }
}
