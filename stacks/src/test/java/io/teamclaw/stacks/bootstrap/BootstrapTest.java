package io.teamclaw.stacks.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamclaw.config.deploy.DeploySettings;
import io.teamclaw.stacks.aws.AwsAccess;
import io.teamclaw.stacks.aws.AwsException;
import io.teamclaw.stacks.testing.CallersOf;
import io.teamclaw.stacks.testing.Deployments;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ObjectOwnership;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** Against the emulator, with the settings of an environment that keeps its state in S3. */
class BootstrapTest {
    private static final DeploySettings LARGE = Deployments.large().settings();

    @AutoClose private static EmulatedAccount account;
    private static AwsClients aws;

    private final EmulatedEnvironment environment = account.environment(LARGE);
    private final DeploySettings settings = environment.settings();
    private final String bucket = environment.bucket();
    private final String externalId = environment.names().externalIdSecret();
    private final String origin = environment.names().originSecret();
    private final String signing = environment.names().sessionSigningSecret();
    private final String publicKeys = environment.publicKeys();

    @BeforeAll
    static void startEmulator() throws IOException {
        account = EmulatedAccount.start(LARGE.region());
        aws = account.aws();
    }

    @Test
    void aFirstRunMakesAStateBucketThatIsVersionedEncryptedPrivateAndTlsOnly() {
        environment.bootstrap();

        assertThat(aws.s3().getBucketVersioning(b -> b.bucket(bucket)).status())
                .isEqualTo(BucketVersioningStatus.ENABLED);
        assertThat(
                        aws.s3()
                                .getBucketEncryption(b -> b.bucket(bucket))
                                .serverSideEncryptionConfiguration()
                                .rules()
                                .get(0)
                                .applyServerSideEncryptionByDefault()
                                .sseAlgorithm())
                .isEqualTo(ServerSideEncryption.AES256);
        var block =
                aws.s3()
                        .getPublicAccessBlock(b -> b.bucket(bucket))
                        .publicAccessBlockConfiguration();
        assertThat(
                        List.of(
                                block.blockPublicAcls(),
                                block.ignorePublicAcls(),
                                block.blockPublicPolicy(),
                                block.restrictPublicBuckets()))
                .containsOnly(true);
        assertThat(
                        aws.s3()
                                .getBucketOwnershipControls(b -> b.bucket(bucket))
                                .ownershipControls()
                                .rules()
                                .get(0)
                                .objectOwnership())
                .isEqualTo(ObjectOwnership.BUCKET_OWNER_ENFORCED);
        assertThat(aws.s3().getBucketPolicy(b -> b.bucket(bucket)).policy())
                .contains("\"Deny\"", "\"s3:*\"", "\"aws:SecureTransport\":[\"false\"]")
                .contains("arn:aws:s3:::" + bucket + "/*");
        var rule = aws.s3().getBucketLifecycleConfiguration(b -> b.bucket(bucket)).rules().get(0);
        assertThat(rule.noncurrentVersionExpiration().noncurrentDays()).isEqualTo(90);
        assertThat(rule.expiration()).isNull();
    }

    @Test
    void aBucketWithoutItsGuardsGetsThem() {
        aws.s3()
                .createBucket(
                        request ->
                                request.bucket(bucket)
                                        .createBucketConfiguration(
                                                c -> c.locationConstraint(settings.region())));

        assertThat(environment.bootstrap())
                .contains("completed bucket " + bucket + ": ", "versions");

        assertThat(aws.s3().getBucketVersioning(b -> b.bucket(bucket)).status())
                .isEqualTo(BucketVersioningStatus.ENABLED);
    }

    @Test
    void localStateNeedsNoBucket() {
        EmulatedEnvironment local = account.environment(Deployments.small().settings());

        assertThat(local.bootstrap()).contains("made").doesNotContain("bucket");

        assertThat(aws.s3().listBuckets().buckets())
                .extracting(Bucket::name)
                .doesNotContain(local.bucket());
    }

    @Test
    void whatItMakesCarriesTheTagsOfThePlatform() {
        environment.bootstrap();

        assertThat(aws.secrets().describeSecret(request -> request.secretId(origin)).tags())
                .anyMatch(tag -> tag.key().equals("CostCenter") && tag.value().equals("it"))
                .anyMatch(
                        tag ->
                                tag.key().equals("Environment")
                                        && tag.value().equals(settings.environment().value()));
        assertThat(aws.s3().getBucketTagging(request -> request.bucket(bucket)).tagSet())
                .anyMatch(tag -> tag.key().equals("Project") && tag.value().equals("teamclaw"));
    }

    @Test
    void aSecondRunChangesNothing() {
        environment.bootstrap();
        Map<String, String> before = everything();

        String told = environment.bootstrap();

        assertThat(everything()).isEqualTo(before);
        assertThat(told.lines().skip(1)).hasSize(5).allMatch(line -> line.contains("was there"));
    }

    @Test
    void noValueIsTold() {
        String told = environment.bootstrap() + environment.bootstrap();

        assertThat(told)
                .contains(externalId, origin, signing, publicKeys, bucket)
                .doesNotContain(environment.value(externalId), environment.value(origin))
                .doesNotContain(environment.previous(externalId), environment.previous(origin))
                .doesNotContain("\"d\"", "kty");
    }

    @Test
    void anotherAccountsCredentialsAreRefusedBeforeAnythingIsMade() {
        try (AwsAccess other =
                        account.access(
                                settings.region(),
                                CallersOf.account("999999999999", account.access()));
                AwsClients foreign = AwsClients.of(other)) {
            assertThatThrownBy(
                            () ->
                                    Bootstrap.run(
                                            settings,
                                            other,
                                            new PrintStream(PrintStream.nullOutputStream())))
                    .isInstanceOf(AwsException.class)
                    .hasMessageContaining("belong to account 999999999999")
                    .hasMessageContaining(settings.environment() + " is in account 123456789012");
            assertThat(foreign.s3().listBuckets().buckets()).isEmpty();
            assertThat(foreign.secrets().listSecrets().secretList()).isEmpty();
        }
    }

    @Test
    void aMissingPermissionIsNamed() throws Exception {
        account.moto().refuseOnce("CreateSecret");

        assertThatThrownBy(() -> environment.bootstrap())
                .isInstanceOf(AwsException.class)
                .hasMessage(
                        "These credentials may not do this: allow secretsmanager:CreateSecret and"
                                + " secretsmanager:TagResource on secret "
                                + externalId);
        assertThat(environment.bootstrap())
                .contains("was there bucket " + bucket, "made      secret " + externalId);
    }

    /** Every value and version there is. */
    private Map<String, String> everything() {
        Map<String, String> found = new TreeMap<>();
        for (String name : List.of(externalId, origin, signing)) {
            var secret = aws.secrets().getSecretValue(request -> request.secretId(name));
            found.put(name, secret.versionId() + secret.secretString());
        }
        var keys = aws.ssm().getParameter(request -> request.name(publicKeys)).parameter();
        found.put(publicKeys, keys.version() + keys.value());
        found.put(bucket, aws.s3().getBucketPolicy(b -> b.bucket(bucket)).policy());
        return found;
    }
}
