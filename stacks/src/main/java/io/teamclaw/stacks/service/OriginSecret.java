package io.teamclaw.stacks.service;

import io.teamclaw.config.names.Parameter;
import io.teamclaw.stacks.SharedValues;
import io.teamclaw.stacks.secrets.RotatedSecret;
import java.util.List;
import software.constructs.Construct;

/**
 * What CloudFront shows the load balancer, so that nobody else's CloudFront gets in: all of them
 * come from the same addresses.
 */
public final class OriginSecret extends Construct {
    /** Header of each request from our CloudFront to the load balancer. */
    public static final String HEADER = "X-TeamClaw-Origin";

    private final RotatedSecret secret;

    public OriginSecret(Construct scope, SharedValues shared) {
        super(scope, "origin-secret");
        this.secret = new RotatedSecret(this, "value", shared.read(Parameter.ORIGIN_SECRET_ARN));
    }

    /** What CloudFront shows. */
    public String shown() {
        return secret.current();
    }

    /** What the load balancer's rules take: CloudFront may still show the one before. */
    public List<String> accepted() {
        return secret.accepted();
    }
}
