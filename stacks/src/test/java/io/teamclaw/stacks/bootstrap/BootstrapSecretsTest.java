package io.teamclaw.stacks.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import io.teamclaw.config.deploy.DeploySettings;
import io.teamclaw.stacks.aws.AwsException;
import io.teamclaw.stacks.testing.Deployments;
import java.io.IOException;
import java.text.ParseException;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** What bootstrap does about random secrets and session keys, each as it finds them. */
class BootstrapSecretsTest {
    private static final DeploySettings LARGE = Deployments.large().settings();

    @AutoClose private static EmulatedAccount account;
    private static AwsClients aws;

    private final EmulatedEnvironment environment = account.environment(LARGE);
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
    void aFirstRunMakesRandomSecretsThatIamAndHeadersTake() {
        environment.bootstrap();

        assertThat(environment.value(externalId)).matches("[\\w+=,.@:/-]{43,1224}");
        assertThat(environment.value(origin))
                .matches("[A-Za-z0-9_-]{43,}")
                .isNotEqualTo(environment.value(externalId));
    }

    @Test
    void theSigningKeysPublicHalfIsPublishedAndThePrivateOneIsNot() throws Exception {
        environment.bootstrap();

        ECKey key = ECKey.parse(environment.value(signing));
        assertThat(key.isPrivate()).isTrue();
        assertThat(key.getCurve()).isEqualTo(Curve.P_256);
        assertThat(key.getKeyID()).isEqualTo(key.computeThumbprint().toString());
        assertThat(published()).isEqualTo(new JWKSet(key.toPublicJWK()));
        assertThat(parameter()).doesNotContain("\"d\"");
        assertThat(aws.ssm().getParameter(request -> request.name(publicKeys)).parameter().type())
                .isEqualTo(ParameterType.STRING);
    }

    @Test
    void aSecretWithoutAValueGetsOne() {
        aws.secrets().createSecret(request -> request.name(externalId));

        assertThat(environment.bootstrap())
                .contains("completed secret " + externalId + ", which had no value");

        assertThat(environment.value(externalId)).hasSize(43);
    }

    @Test
    void aValueThatIsThereStaysWhereTheRestIsMissing() {
        aws.secrets().createSecret(request -> request.name(origin).secretString("chosen-by-hand"));

        environment.bootstrap();

        assertThat(environment.value(origin)).isEqualTo("chosen-by-hand");
        assertThat(environment.previous(origin)).hasSize(43);
    }

    @Test
    void externalIdAndOriginSecretHaveAValueBeforeTheCurrentOneFromTheBeginning() {
        environment.bootstrap();

        for (String name : List.of(externalId, origin)) {
            assertThat(environment.previous(name))
                    .matches("[A-Za-z0-9_-]{43}")
                    .isNotEqualTo(environment.value(name));
        }
    }

    @Test
    void aRunThatBrokeOffBetweenTheTwoValuesIsCompleted() {
        aws.secrets().createSecret(request -> request.name(externalId).secretString("first"));

        assertThat(environment.bootstrap())
                .contains(
                        "completed secret "
                                + externalId
                                + ", which had no value before the current one");

        assertThat(environment.value(externalId)).isEqualTo("first");
        assertThat(environment.previous(externalId)).hasSize(43);
    }

    @Test
    void aRotationKeepsTheOldValueBesideTheNewOneAndBootstrapKeepsBoth() {
        environment.bootstrap();
        String old = environment.value(origin);
        aws.secrets().putSecretValue(request -> request.secretId(origin).secretString("new"));

        assertThat(environment.bootstrap()).contains("was there secret " + origin);

        assertThat(environment.value(origin)).isEqualTo("new");
        assertThat(environment.previous(origin)).isEqualTo(old);
    }

    @Test
    void missingPublicKeysAreDerivedFromThePrivateKeyThatIsThere() throws Exception {
        environment.bootstrap();
        String key = environment.value(signing);
        aws.ssm().deleteParameter(request -> request.name(publicKeys));

        assertThat(environment.bootstrap()).contains("made      parameter " + publicKeys);

        assertThat(environment.value(signing)).isEqualTo(key);
        assertThat(published()).isEqualTo(new JWKSet(ECKey.parse(key).toPublicJWK()));
    }

    @Test
    void aNewSigningKeyIsPublishedBesideTheOldOne() throws Exception {
        environment.bootstrap();
        String old = ECKey.parse(environment.value(signing)).getKeyID();
        aws.secrets()
                .putSecretValue(
                        request -> request.secretId(signing).secretString(SessionKey.generate()));

        assertThat(environment.bootstrap()).contains("completed parameter " + publicKeys);

        assertThat(published().getKeys())
                .extracting(key -> key.getKeyID())
                .containsExactly(old, ECKey.parse(environment.value(signing)).getKeyID());
    }

    @Test
    void aSecretThatIsBeingDeletedIsToldWithTheWayOut() {
        environment.bootstrap();
        aws.secrets().deleteSecret(request -> request.secretId(origin));

        assertThatThrownBy(() -> environment.bootstrap())
                .isInstanceOf(AwsException.class)
                .hasMessageContaining("restore-secret --secret-id " + origin);
    }

    @Test
    void aSigningSecretThatHoldsSomethingElseIsToldWithoutItsValue() {
        aws.secrets()
                .createSecret(
                        request -> request.name(signing).secretString("{\"kty\":\"hidden\"}"));

        assertThatThrownBy(() -> environment.bootstrap())
                .isInstanceOf(AwsException.class)
                .hasMessageContaining(signing)
                .hasMessageNotContaining("hidden")
                .hasNoCause();
    }

    private String parameter() {
        return aws.ssm().getParameter(request -> request.name(publicKeys)).parameter().value();
    }

    private JWKSet published() throws ParseException {
        return JWKSet.parse(parameter());
    }
}
