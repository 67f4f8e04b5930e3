package io.teamclaw.stacks.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import io.teamclaw.config.deploy.DeploySettings;
import io.teamclaw.stacks.testing.Deployments;
import io.teamclaw.stacks.testing.MotoServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ObjectOwnership;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.ssm.model.ParameterType;
import software.amazon.awssdk.services.sts.model.Credentials;

/** Against the emulator, with the settings of an environment that keeps its state in S3. */
class BootstrapTest {
    private static final DeploySettings SETTINGS = Deployments.large().settings();
    private static final String BUCKET = "teamclaw-state-live-123456789012";
    private static final String EXTERNAL_ID = "live/teamclaw/sidecar-external-id";
    private static final String ORIGIN = "live/teamclaw/origin-secret";
    private static final String SIGNING = "live/teamclaw/session-signing-key";
    private static final String PUBLIC_KEYS = "/tc/live/session/publicKeys";

    private static MotoServer moto;
    private static AwsClients aws;

    @BeforeAll
    static void startEmulator() throws IOException {
        moto = MotoServer.start();
        aws = clients(SETTINGS.region(), AwsBasicCredentials.create("test", "test"));
    }

    @AfterAll
    static void stopEmulator() {
        aws.close();
        moto.close();
    }

    @BeforeEach
    void emptyAccount() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest reset =
                    HttpRequest.newBuilder(moto.endpoint().resolve("/moto-api/reset"))
                            .POST(HttpRequest.BodyPublishers.noBody())
                            .build();
            assertThat(client.send(reset, HttpResponse.BodyHandlers.discarding()).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void aFirstRunMakesAStateBucketThatIsVersionedEncryptedPrivateAndTlsOnly() {
        bootstrap(SETTINGS);

        assertThat(aws.s3().getBucketVersioning(b -> b.bucket(BUCKET)).status())
                .isEqualTo(BucketVersioningStatus.ENABLED);
        assertThat(
                        aws.s3()
                                .getBucketEncryption(b -> b.bucket(BUCKET))
                                .serverSideEncryptionConfiguration()
                                .rules()
                                .get(0)
                                .applyServerSideEncryptionByDefault()
                                .sseAlgorithm())
                .isEqualTo(ServerSideEncryption.AES256);
        var block =
                aws.s3()
                        .getPublicAccessBlock(b -> b.bucket(BUCKET))
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
                                .getBucketOwnershipControls(b -> b.bucket(BUCKET))
                                .ownershipControls()
                                .rules()
                                .get(0)
                                .objectOwnership())
                .isEqualTo(ObjectOwnership.BUCKET_OWNER_ENFORCED);
        assertThat(aws.s3().getBucketPolicy(b -> b.bucket(BUCKET)).policy())
                .contains("\"Deny\"", "\"s3:*\"", "\"aws:SecureTransport\":[\"false\"]")
                .contains("arn:aws:s3:::" + BUCKET + "/*");
        var rule = aws.s3().getBucketLifecycleConfiguration(b -> b.bucket(BUCKET)).rules().get(0);
        assertThat(rule.noncurrentVersionExpiration().noncurrentDays()).isEqualTo(90);
        assertThat(rule.expiration()).isNull();
    }

    @Test
    void aFirstRunMakesRandomSecretsThatIamAndHeadersTake() {
        bootstrap(SETTINGS);

        assertThat(value(EXTERNAL_ID)).matches("[\\w+=,.@:/-]{43,1224}");
        assertThat(value(ORIGIN)).matches("[A-Za-z0-9_-]{43,}").isNotEqualTo(value(EXTERNAL_ID));
    }

    @Test
    void theSigningKeysPublicHalfIsPublishedAndThePrivateOneIsNot() throws Exception {
        bootstrap(SETTINGS);

        ECKey key = ECKey.parse(value(SIGNING));
        assertThat(key.isPrivate()).isTrue();
        assertThat(key.getCurve()).isEqualTo(Curve.P_256);
        assertThat(key.getKeyID()).isEqualTo(key.computeThumbprint().toString());
        assertThat(published()).isEqualTo(new JWKSet(key.toPublicJWK()));
        assertThat(parameter()).doesNotContain("\"d\"");
        assertThat(aws.ssm().getParameter(request -> request.name(PUBLIC_KEYS)).parameter().type())
                .isEqualTo(ParameterType.STRING);
    }

    @Test
    void whatItMakesCarriesTheTagsOfThePlatform() {
        bootstrap(SETTINGS);

        assertThat(aws.secrets().describeSecret(request -> request.secretId(ORIGIN)).tags())
                .anyMatch(tag -> tag.key().equals("CostCenter") && tag.value().equals("it"))
                .anyMatch(tag -> tag.key().equals("Environment") && tag.value().equals("live"));
        assertThat(aws.s3().getBucketTagging(request -> request.bucket(BUCKET)).tagSet())
                .anyMatch(tag -> tag.key().equals("Project") && tag.value().equals("teamclaw"));
    }

    @Test
    void aSecondRunChangesNothing() {
        bootstrap(SETTINGS);
        Map<String, String> before = everything();

        String told = bootstrap(SETTINGS);

        assertThat(everything()).isEqualTo(before);
        assertThat(told.lines().skip(1)).hasSize(5).allMatch(line -> line.contains("was there"));
    }

    @Test
    void noValueIsTold() {
        String told = bootstrap(SETTINGS) + bootstrap(SETTINGS);

        assertThat(told)
                .contains(EXTERNAL_ID, ORIGIN, SIGNING, PUBLIC_KEYS, BUCKET)
                .doesNotContain(value(EXTERNAL_ID), value(ORIGIN))
                .doesNotContain("\"d\"", "kty");
    }

    @Test
    void aSecretWithoutAValueGetsOne() {
        aws.secrets().createSecret(request -> request.name(EXTERNAL_ID));

        assertThat(bootstrap(SETTINGS))
                .contains("completed secret " + EXTERNAL_ID + ", which had no value");

        assertThat(value(EXTERNAL_ID)).hasSize(43);
    }

    @Test
    void aValueThatIsThereStaysWhereTheRestIsMissing() {
        aws.secrets().createSecret(request -> request.name(ORIGIN).secretString("chosen-by-hand"));

        bootstrap(SETTINGS);

        assertThat(value(ORIGIN)).isEqualTo("chosen-by-hand");
    }

    @Test
    void missingPublicKeysAreDerivedFromThePrivateKeyThatIsThere() throws Exception {
        bootstrap(SETTINGS);
        String key = value(SIGNING);
        aws.ssm().deleteParameter(request -> request.name(PUBLIC_KEYS));

        assertThat(bootstrap(SETTINGS)).contains("made      parameter " + PUBLIC_KEYS);

        assertThat(value(SIGNING)).isEqualTo(key);
        assertThat(published()).isEqualTo(new JWKSet(ECKey.parse(key).toPublicJWK()));
    }

    @Test
    void aNewSigningKeyIsPublishedBesideTheOldOne() throws Exception {
        bootstrap(SETTINGS);
        String old = ECKey.parse(value(SIGNING)).getKeyID();
        aws.secrets()
                .putSecretValue(
                        request -> request.secretId(SIGNING).secretString(SessionKey.generate()));

        assertThat(bootstrap(SETTINGS)).contains("completed parameter " + PUBLIC_KEYS);

        assertThat(published().getKeys())
                .extracting(key -> key.getKeyID())
                .containsExactly(old, ECKey.parse(value(SIGNING)).getKeyID());
    }

    @Test
    void aBucketWithoutItsGuardsGetsThem() {
        aws.s3()
                .createBucket(
                        request ->
                                request.bucket(BUCKET)
                                        .createBucketConfiguration(
                                                c -> c.locationConstraint(SETTINGS.region())));

        assertThat(bootstrap(SETTINGS)).contains("completed bucket " + BUCKET + ": ", "versions");

        assertThat(aws.s3().getBucketVersioning(b -> b.bucket(BUCKET)).status())
                .isEqualTo(BucketVersioningStatus.ENABLED);
    }

    @Test
    void localStateNeedsNoBucket() {
        assertThat(bootstrap(Deployments.small().settings())).doesNotContain("bucket");

        assertThat(aws.s3().listBuckets().buckets()).isEmpty();
    }

    @Test
    void anotherAccountsCredentialsAreRefusedBeforeAnythingIsMade() {
        try (AwsClients foreign = clients(SETTINGS.region(), credentialsOf("999999999999"))) {
            assertThatThrownBy(() -> new Bootstrap(SETTINGS, foreign, nowhere()).run())
                    .isInstanceOf(BootstrapException.class)
                    .hasMessageContaining("belong to account 999999999999")
                    .hasMessageContaining("live is in account 123456789012");
            assertThat(foreign.s3().listBuckets().buckets()).isEmpty();
            assertThat(foreign.secrets().listSecrets().secretList()).isEmpty();
        }
    }

    @Test
    void aMissingPermissionIsNamed() throws Exception {
        moto.refuseOnce("CreateSecret");

        assertThatThrownBy(() -> bootstrap(SETTINGS))
                .isInstanceOf(BootstrapException.class)
                .hasMessage(
                        "These credentials may not do this: allow secretsmanager:CreateSecret and"
                                + " secretsmanager:TagResource on secret "
                                + EXTERNAL_ID);
        assertThat(bootstrap(SETTINGS))
                .contains("was there bucket " + BUCKET, "made      secret " + EXTERNAL_ID);
    }

    @Test
    void aSecretThatIsBeingDeletedIsToldWithTheWayOut() {
        bootstrap(SETTINGS);
        aws.secrets().deleteSecret(request -> request.secretId(ORIGIN));

        assertThatThrownBy(() -> bootstrap(SETTINGS))
                .isInstanceOf(BootstrapException.class)
                .hasMessageContaining("restore-secret --secret-id " + ORIGIN);
    }

    @Test
    void aSigningSecretThatHoldsSomethingElseIsToldWithoutItsValue() {
        aws.secrets()
                .createSecret(
                        request -> request.name(SIGNING).secretString("{\"kty\":\"hidden\"}"));

        assertThatThrownBy(() -> bootstrap(SETTINGS))
                .isInstanceOf(BootstrapException.class)
                .hasMessageContaining(SIGNING)
                .hasMessageNotContaining("hidden")
                .hasNoCause();
    }

    private String bootstrap(DeploySettings settings) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (AwsClients clients =
                clients(settings.region(), AwsBasicCredentials.create("test", "test"))) {
            new Bootstrap(settings, clients, new PrintStream(bytes, true, StandardCharsets.UTF_8))
                    .run();
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static PrintStream nowhere() {
        return new PrintStream(PrintStream.nullOutputStream());
    }

    private static AwsClients clients(String region, AwsCredentials credentials) {
        return AwsClients.of(
                region,
                StaticCredentialsProvider.create(credentials),
                Optional.of(moto.endpoint()));
    }

    private AwsCredentials credentialsOf(String account) {
        Credentials got =
                aws.sts()
                        .assumeRole(
                                request ->
                                        request.roleArn("arn:aws:iam::" + account + ":role/other")
                                                .roleSessionName("other"))
                        .credentials();
        return AwsSessionCredentials.create(
                got.accessKeyId(), got.secretAccessKey(), got.sessionToken());
    }

    private String value(String secret) {
        return aws.secrets().getSecretValue(request -> request.secretId(secret)).secretString();
    }

    private String parameter() {
        return aws.ssm().getParameter(request -> request.name(PUBLIC_KEYS)).parameter().value();
    }

    private JWKSet published() throws java.text.ParseException {
        return JWKSet.parse(parameter());
    }

    /** Every value and version there is. */
    private Map<String, String> everything() {
        Map<String, String> found = new TreeMap<>();
        for (String name : List.of(EXTERNAL_ID, ORIGIN, SIGNING)) {
            var secret = aws.secrets().getSecretValue(request -> request.secretId(name));
            found.put(name, secret.versionId() + secret.secretString());
        }
        var keys = aws.ssm().getParameter(request -> request.name(PUBLIC_KEYS)).parameter();
        found.put(PUBLIC_KEYS, keys.version() + keys.value());
        found.put(BUCKET, aws.s3().getBucketPolicy(b -> b.bucket(BUCKET)).policy());
        return found;
    }
}
