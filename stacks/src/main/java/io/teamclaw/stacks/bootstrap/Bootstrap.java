package io.teamclaw.stacks.bootstrap;

import com.nimbusds.jose.jwk.ECKey;
import io.teamclaw.config.deploy.DeploySettings;
import io.teamclaw.config.deploy.StateBackend;
import io.teamclaw.config.names.Parameter;
import io.teamclaw.config.names.ResourceNames;
import io.teamclaw.stacks.aws.AwsAccess;
import io.teamclaw.stacks.aws.AwsException;
import java.io.PrintStream;
import java.util.Map;
import java.util.TreeMap;

/**
 * What has to be in an account before Terraform: the bucket for its state, and the random secrets,
 * made here so that no state holds them (decision 018). Running it again changes nothing; a run
 * that broke off is completed by the next.
 */
public final class Bootstrap {
    private final DeploySettings settings;
    private final ResourceNames names;
    private final AwsClients aws;
    private final Progress progress;

    private Bootstrap(DeploySettings settings, AwsClients aws, PrintStream out) {
        this.settings = settings;
        this.names = new ResourceNames(settings);
        this.aws = aws;
        this.progress = new Progress(out);
    }

    /**
     * Does it with the credentials that the AWS command line would take.
     *
     * @param out gets a line for each thing that was made or was there
     * @throws AwsException where it cannot go on
     */
    public static void run(DeploySettings settings, PrintStream out) {
        try (AwsAccess aws = AwsAccess.ofProcess(settings.region())) {
            run(settings, aws, out);
        }
    }

    static void run(DeploySettings settings, AwsAccess aws, PrintStream out) {
        aws.requireAccountOf(settings);
        try (AwsClients clients = AwsClients.of(aws)) {
            new Bootstrap(settings, clients, out).run();
        }
    }

    private void run() {
        progress.title(
                "Bootstrap of %s in account %s, %s:"
                        .formatted(settings.environment(), settings.account(), settings.region()));
        if (settings.state() == StateBackend.S3) {
            new StateBucket(
                            aws.s3(),
                            names.bucket("state"),
                            settings.account(),
                            settings.region(),
                            progress)
                    .ensure(tags());
        }
        makeSecrets();
    }

    private void makeSecrets() {
        RandomSecrets secrets = new RandomSecrets(aws.secrets(), tags(), progress);
        secrets.ensureTwo(
                names.externalIdSecret(), "Without it nobody takes on TeamClaw's sidecar role");
        secrets.ensureTwo(names.originSecret(), "What CloudFront shows TeamClaw's load balancer");
        secrets.ensure(
                names.sessionSigningSecret(),
                "Signs TeamClaw's workspace sessions: private key, JWK",
                SessionKey::generate);
        ECKey publicHalf =
                SessionKey.publicHalf(
                        secrets.value(names.sessionSigningSecret()), names.sessionSigningSecret());
        new PublicKeys(aws.ssm(), tags(), progress)
                .ensure(Parameter.SESSION_PUBLIC_KEYS.in(settings.environment()), publicHalf);
    }

    /** As the stacks tag what they make. */
    private Map<String, String> tags() {
        Map<String, String> tags = new TreeMap<>(settings.tags());
        tags.put("Project", "teamclaw");
        tags.put("Environment", settings.environment().value());
        tags.put("Stack", "bootstrap");
        return tags;
    }
}
