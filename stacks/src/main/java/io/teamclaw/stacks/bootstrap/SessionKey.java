package io.teamclaw.stacks.bootstrap;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.teamclaw.stacks.aws.AwsException;
import java.text.ParseException;

/**
 * The key pair that signs workspace sessions (ES256), as a JWK of which the id is its thumbprint.
 */
final class SessionKey {
    private SessionKey() {}

    /** A new private key as JSON. */
    static String generate() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyIDFromThumbprint(true)
                    .generate()
                    .toJSONString();
        } catch (JOSEException e) {
            throw new IllegalStateException("This Java cannot make a P-256 key", e);
        }
    }

    /**
     * The public half of a private key.
     *
     * @param secret name of the secret that holds it, for the message
     */
    static ECKey publicHalf(String privateKey, String secret) {
        try {
            ECKey key = ECKey.parse(privateKey);
            if (key.isPrivate() && Curve.P_256.equals(key.getCurve()) && key.getKeyID() != null) {
                return key.toPublicJWK();
            }
        } catch (ParseException | IllegalArgumentException e) {
            // Neither the cause nor its text goes on: it could show a part of the key.
            throw unusable(secret);
        }
        throw unusable(secret);
    }

    private static AwsException unusable(String secret) {
        return new AwsException(
                "The secret %s holds no private P-256 key with a key id: delete it and run this again to get a new one (everybody then signs in again)"
                        .formatted(secret));
    }
}
