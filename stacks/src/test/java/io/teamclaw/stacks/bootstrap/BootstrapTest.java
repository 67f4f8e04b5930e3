package io.teamclaw.stacks.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import io.teamclaw.config.deploy.DeploySettings;
import io.teamclaw.config.deploy.EnvironmentName;
import io.teamclaw.config.names.ResourceNames;
import io.teamclaw.stacks.aws.AwsAccess;
import io.teamclaw.stacks.aws.AwsException;
import io.teamclaw.stacks.testing.CallersOf;
import io.teamclaw.stacks.testing.Deployments;
import io.teamclaw.stacks.testing.MotoServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ObjectOwnership;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** Against the emulator, with the settings of an environment that keeps its state in S3. */
class BootstrapTest {
    private static final DeploySettings LARGE = Deployments.large().settings();

    /** Each test has an environment of its own in the one emulator, which is slow to start. */
    private static final AtomicInteger ENVIRONMENTS = new AtomicInteger();

    private final DeploySettings settings = environment(LARGE);
    private final ResourceNames names = new ResourceNames(settings);
    private final String bucket = names.bucket("state");
    private final String externalId = names.externalIdSecret();
    private final String origin = names.originSecret();
    private final String signing = names.sessionSigningSecret();
    private final String publicKeys = "/tc/" + settings.environment() + "/session/publicKeys";

    private static MotoServer moto;
    private static AwsAccess access;
    private static AwsClients aws;

    @BeforeAll
    static void startEmulator() throws IOException {
        moto = MotoServer.start();
        access = access(LARGE.region(), AwsBasicCredentials.create("test", "test"));
        aws = AwsClients.of(access);
    }

    @AfterAll
    static void stopEmulator() {
        aws.close();
        access.close();
        moto.close();
    }

    @Test
    void aFirstRunMakesAStateBucketThatIsVersionedEncryptedPrivateAndTlsOnly() {
        bootstrap(settings);

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
    void aFirstRunMakesRandomSecretsThatIamAndHeadersTake() {
        bootstrap(settings);

        assertThat(value(externalId)).matches("[\\w+=,.@:/-]{43,1224}");
        assertThat(value(origin)).matches("[A-Za-z0-9_-]{43,}").isNotEqualTo(value(externalId));
    }

    @Test
    void theSigningKeysPublicHalfIsPublishedAndThePrivateOneIsNot() throws Exception {
        bootstrap(settings);

        ECKey key = ECKey.parse(value(signing));
        assertThat(key.isPrivate()).isTrue();
        assertThat(key.getCurve()).isEqualTo(Curve.P_256);
        assertThat(key.getKeyID()).isEqualTo(key.computeThumbprint().toString());
        assertThat(published()).isEqualTo(new JWKSet(key.toPublicJWK()));
        assertThat(parameter()).doesNotContain("\"d\"");
        assertThat(aws.ssm().getParameter(request -> request.name(publicKeys)).parameter().type())
                .isEqualTo(ParameterType.STRING);
    }

    @Test
    void whatItMakesCarriesTheTagsOfThePlatform() {
        bootstrap(settings);

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
        bootstrap(settings);
        Map<String, String> before = everything();

        String told = bootstrap(settings);

        assertThat(everything()).isEqualTo(before);
        assertThat(told.lines().skip(1)).hasSize(5).allMatch(line -> line.contains("was there"));
    }

    @Test
    void noValueIsTold() {
        String told = bootstrap(settings) + bootstrap(settings);

        assertThat(told)
                .contains(externalId, origin, signing, publicKeys, bucket)
                .doesNotContain(value(externalId), value(origin))
                .doesNotContain(previous(externalId), previous(origin))
                .doesNotContain("\"d\"", "kty");
    }

    @Test
    void aSecretWithoutAValueGetsOne() {
        aws.secrets().createSecret(request -> request.name(externalId));

        assertThat(bootstrap(settings))
                .contains("completed secret " + externalId + ", which had no value");

        assertThat(value(externalId)).hasSize(43);
    }

    @Test
    void aValueThatIsThereStaysWhereTheRestIsMissing() {
        aws.secrets().createSecret(request -> request.name(origin).secretString("chosen-by-hand"));

        bootstrap(settings);

        assertThat(value(origin)).isEqualTo("chosen-by-hand");
        assertThat(previous(origin)).hasSize(43);
    }

    @Test
    void externalIdAndOriginSecretHaveAValueBeforeTheCurrentOneFromTheBeginning() {
        bootstrap(settings);

        for (String name : List.of(externalId, origin)) {
            assertThat(previous(name)).matches("[A-Za-z0-9_-]{43}").isNotEqualTo(value(name));
        }
    }

    @Test
    void aRunThatBrokeOffBetweenTheTwoValuesIsCompleted() {
        aws.secrets().createSecret(request -> request.name(externalId).secretString("first"));

        assertThat(bootstrap(settings))
                .contains(
                        "completed secret "
                                + externalId
                                + ", which had no value before the current one");

        assertThat(value(externalId)).isEqualTo("first");
        assertThat(previous(externalId)).hasSize(43);
    }

    @Test
    void aRotationKeepsTheOldValueBesideTheNewOneAndBootstrapKeepsBoth() {
        bootstrap(settings);
        String old = value(origin);
        aws.secrets().putSecretValue(request -> request.secretId(origin).secretString("new"));

        assertThat(bootstrap(settings)).contains("was there secret " + origin);

        assertThat(value(origin)).isEqualTo("new");
        assertThat(previous(origin)).isEqualTo(old);
    }

    @Test
    void missingPublicKeysAreDerivedFromThePrivateKeyThatIsThere() throws Exception {
        bootstrap(settings);
        String key = value(signing);
        aws.ssm().deleteParameter(request -> request.name(publicKeys));

        assertThat(bootstrap(settings)).contains("made      parameter " + publicKeys);

        assertThat(value(signing)).isEqualTo(key);
        assertThat(published()).isEqualTo(new JWKSet(ECKey.parse(key).toPublicJWK()));
    }

    @Test
    void aNewSigningKeyIsPublishedBesideTheOldOne() throws Exception {
        bootstrap(settings);
        String old = ECKey.parse(value(signing)).getKeyID();
        aws.secrets()
                .putSecretValue(
                        request -> request.secretId(signing).secretString(SessionKey.generate()));

        assertThat(bootstrap(settings)).contains("completed parameter " + publicKeys);

        assertThat(published().getKeys())
                .extracting(key -> key.getKeyID())
                .containsExactly(old, ECKey.parse(value(signing)).getKeyID());
    }

    @Test
    void aBucketWithoutItsGuardsGetsThem() {
        aws.s3()
                .createBucket(
                        request ->
                                request.bucket(bucket)
                                        .createBucketConfiguration(
                                                c -> c.locationConstraint(settings.region())));

        assertThat(bootstrap(settings)).contains("completed bucket " + bucket + ": ", "versions");

        assertThat(aws.s3().getBucketVersioning(b -> b.bucket(bucket)).status())
                .isEqualTo(BucketVersioningStatus.ENABLED);
    }

    @Test
    void localStateNeedsNoBucket() {
        DeploySettings local = environment(Deployments.small().settings());

        assertThat(bootstrap(local)).contains("made").doesNotContain("bucket");

        assertThat(aws.s3().listBuckets().buckets())
                .extracting(Bucket::name)
                .doesNotContain(new ResourceNames(local).bucket("state"));
    }

    @Test
    void anotherAccountsCredentialsAreRefusedBeforeAnythingIsMade() {
        try (AwsAccess other =
                        access(settings.region(), CallersOf.account("999999999999", access));
                AwsClients foreign = AwsClients.of(other)) {
            assertThatThrownBy(() -> Bootstrap.run(settings, other, nowhere()))
                    .isInstanceOf(AwsException.class)
                    .hasMessageContaining("belong to account 999999999999")
                    .hasMessageContaining(settings.environment() + " is in account 123456789012");
            assertThat(foreign.s3().listBuckets().buckets()).isEmpty();
            assertThat(foreign.secrets().listSecrets().secretList()).isEmpty();
        }
    }

    @Test
    void aMissingPermissionIsNamed() throws Exception {
        moto.refuseOnce("CreateSecret");

        assertThatThrownBy(() -> bootstrap(settings))
                .isInstanceOf(AwsException.class)
                .hasMessage(
                        "These credentials may not do this: allow secretsmanager:CreateSecret and"
                                + " secretsmanager:TagResource on secret "
                                + externalId);
        assertThat(bootstrap(settings))
                .contains("was there bucket " + bucket, "made      secret " + externalId);
    }

    @Test
    void aSecretThatIsBeingDeletedIsToldWithTheWayOut() {
        bootstrap(settings);
        aws.secrets().deleteSecret(request -> request.secretId(origin));

        assertThatThrownBy(() -> bootstrap(settings))
                .isInstanceOf(AwsException.class)
                .hasMessageContaining("restore-secret --secret-id " + origin);
    }

    @Test
    void aSigningSecretThatHoldsSomethingElseIsToldWithoutItsValue() {
        aws.secrets()
                .createSecret(
                        request -> request.name(signing).secretString("{\"kty\":\"hidden\"}"));

        assertThatThrownBy(() -> bootstrap(settings))
                .isInstanceOf(AwsException.class)
                .hasMessageContaining(signing)
                .hasMessageNotContaining("hidden")
                .hasNoCause();
    }

    private String bootstrap(DeploySettings settings) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (AwsAccess caller =
                access(settings.region(), AwsBasicCredentials.create("test", "test"))) {
            Bootstrap.run(settings, caller, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** The same settings by another name. */
    private static DeploySettings environment(DeploySettings s) {
        return new DeploySettings(
                new EnvironmentName("test" + ENVIRONMENTS.incrementAndGet()),
                s.region(),
                s.account(),
                s.tags(),
                s.deletionProtection(),
                s.state(),
                s.routing(),
                s.alarmEmail(),
                s.network(),
                s.domain(),
                s.workspace(),
                s.images(),
                s.router(),
                s.admin(),
                s.signIn(),
                s.retention());
    }

    private static PrintStream nowhere() {
        return new PrintStream(PrintStream.nullOutputStream());
    }

    private static AwsAccess access(String region, AwsCredentials credentials) {
        return AwsAccess.of(
                region,
                StaticCredentialsProvider.create(credentials),
                Optional.of(moto.endpoint()));
    }

    private String value(String secret) {
        return aws.secrets().getSecretValue(request -> request.secretId(secret)).secretString();
    }

    private String previous(String secret) {
        return aws.secrets()
                .getSecretValue(request -> request.secretId(secret).versionStage("AWSPREVIOUS"))
                .secretString();
    }

    private String parameter() {
        return aws.ssm().getParameter(request -> request.name(publicKeys)).parameter().value();
    }

    private JWKSet published() throws java.text.ParseException {
        return JWKSet.parse(parameter());
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
