package io.teamclaw.config.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.teamclaw.config.testing.TestTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeploySettingsFileTest {
    private static final Path GIVEN = TestTools.repositoryRoot().resolve("config/environments");

    @TempDir Path folder;

    @Test
    void theGivenDevIsCheapAndUnprotected() {
        DeploySettings dev = DeploySettingsFile.read(GIVEN, "dev");

        assertThat(dev.environment()).isEqualTo(new EnvironmentName("dev"));
        assertThat(dev.deletionProtection()).isFalse();
        assertThat(dev.state()).isEqualTo(StateBackend.S3);
        assertThat(dev.domain()).isEmpty();
        assertThat(dev.alarmEmail()).isEmpty();
        assertThat(dev.network())
                .isEqualTo(new NetworkSettings("10.20.0.0/16", 2, false, List.of()));
        assertThat(dev.workspace())
                .isEqualTo(
                        new WorkspaceTaskSettings(
                                "ghcr.io/openclaw/openclaw:2026.9.6",
                                1024,
                                3072,
                                Architecture.X86_64,
                                100,
                                Duration.ofMinutes(30)));
        assertThat(dev.router()).isEqualTo(new ServiceSettings(256, 512, 1, 2));
        assertThat(dev.retention()).isEqualTo(new RetentionSettings(30, 30, 90));
    }

    @Test
    void theGivenProdIsProtectedWatchedAndInSeveralZones() {
        DeploySettings prod = DeploySettingsFile.read(GIVEN, "prod");

        assertThat(prod.deletionProtection()).isTrue();
        assertThat(prod.alarmEmail()).contains("teamclaw-alarms@example.com");
        assertThat(prod.network().natPerZone()).isTrue();
        assertThat(prod.domain().map(DomainSettings::name)).contains("team.example.com");
        assertThat(prod.workspace().architecture()).isEqualTo(Architecture.ARM64);
        assertThat(prod.workspace().spotPercent()).isEqualTo(70);
        assertThat(prod.admin().tasks()).isEqualTo(2);
        assertThat(prod.retention().logDays()).isEqualTo(365);
        assertThat(prod.tags()).isEqualTo(Map.of("CostCenter", "teamclaw"));
    }

    @Test
    void anotherEnvironmentIsAnotherFile() throws IOException {
        Files.copy(GIVEN.resolve("dev.yaml"), folder.resolve("stage2.yaml"));

        assertThat(DeploySettingsFile.read(folder, "stage2").environment().value())
                .isEqualTo("stage2");
        assertThat(DeploySettingsFile.environments(folder)).containsExactly("stage2");
    }

    @Test
    void anUnknownEnvironmentIsAnsweredWithThoseThereAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DeploySettingsFile.read(GIVEN, "staging"))
                .withMessageContaining("no environment staging")
                .withMessageContaining("[dev, prod]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../dev", "Dev", "", "a-name", "tencharact", "x", "lawsuit", "cognito2"})
    void whatIsNoNameOfAnEnvironmentIsNotLookedFor(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DeploySettingsFile.read(GIVEN, name))
                .withMessageContaining("2 to 9 lower-case letters")
                .withMessageContaining("without aws, amazon and cognito")
                .withMessageContaining("[dev, prod]");
    }

    @Test
    void whatIsNoYamlIsNamedWithFileAndLine() throws IOException {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("region: [eu\naccount: 1\n"))
                .withMessageContaining("test.yaml is not valid YAML in line");
    }

    @ParameterizedTest
    @ValueSource(strings = {"us-east-1", "eu-north-1", "ap-northeast-3", "sa-east-1"})
    void aRegionThatAwsHasOnByDefaultIsTaken(String region) throws IOException {
        String dev = Files.readString(GIVEN.resolve("dev.yaml"));

        assertThat(read(dev.replace("eu-west-1", region)).region()).isEqualTo(region);
    }

    /** A line of dev.yaml, what stands there instead, and what the one message holds. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            region: eu-west-1   | regoin: eu-west-1       | regoin is not known; known are [account,
            region: eu-west-1   | region: Ireland         | region is unfit: expected is a region
            region: eu-west-1   | region: cn-north-1      | region is unfit: expected is a region that AWS has on by default
            region: eu-west-1   | region: eu-south-1      | region is unfit: expected is a region that AWS has on by default, as CloudFront writes its logs into no other: us-east-1, us-east-2
            region: eu-west-1   | tags: {}                | not valid YAML
            "111111111111"      | 11111111111             | account is unfit: expected is the account's twelve digits
            state: s3           | state: gcs              | state is unfit: expected is local or s3
            state: s3           | # state                 | state is missing: expected is local or s3
            deletion-protection: false | deletion-protection: no | deletion-protection is unfit: expected is true or false
            routing: router     | routing: nginx          | routing is unfit: expected is router or alb
            routing: router     | routing: alb            | domain is missing: routing alb
            # alarm-email: ops@example.com | alarm-email: ops | alarm-email is unfit: expected is an e-mail address
            CostCenter: dev     | Environment: dev        | tags.Environment is a tag that the platform sets itself
            CostCenter: dev     | 'aws:owner: dev'        | tags.aws:owner is a name that AWS keeps for itself
            CostCenter: dev     | 'Cost;Center: dev'      | tags.Cost;Center is no name of a tag
            CostCenter: dev     | CostCenter: a;b         | tags.CostCenter is unfit: expected is up to 256
            10.20.0.0/16        | 10.20.0.0/33            | network.cidr is unfit: expected is a private IPv4 network of /16 to /20
            10.20.0.0/16        | 10.20.0.0               | network.cidr is unfit
            10.20.0.0/16        | 10.20.0.1/16            | network.cidr is unfit
            10.20.0.0/16        | 10.256.0.0/16           | network.cidr is unfit
            10.20.0.0/16        | 10.0.0.0/8              | network.cidr is unfit
            10.20.0.0/16        | 10.20.0.0/21            | network.cidr is unfit
            10.20.0.0/16        | 8.8.0.0/16              | network.cidr is unfit
            10.20.0.0/16        | 172.32.0.0/16           | network.cidr is unfit
            zones: 2            | zones: 4                | network.zones is unfit: expected is a whole number from 2 to 3
            nat: one            | nat: two                | network.nat is unfit: expected is one or per-zone
            interface-endpoints: [] | interface-endpoints: [s3] | network.interface-endpoints[0] is unfit: expected is one of ecr.api
            interface-endpoints: [] | interface-endpoints: [ssm, ssm] | network.interface-endpoints names an entry twice
            ghcr.io/openclaw/openclaw:2026.9.6 | ghcr.io/openclaw/openclaw | workspace.image is unfit: expected is an image with a version
            ghcr.io/openclaw/openclaw:2026.9.6 | ghcr.io/openclaw/openclaw:latest | workspace.image is unfit
            ghcr.io/openclaw/openclaw:2026.9.6 | ghcr.io/openclaw/openclaw:main | workspace.image is unfit
            ghcr.io/openclaw/openclaw:2026.9.6 | ghcr.io/openclaw/openclaw@sha256:12 | workspace.image is unfit
            cpu: 1024           | cpu: 1000               | workspace.cpu is unfit: expected is a size of Fargate: 256, 512
            memory-mib: 3072    | memory-mib: 9216        | workspace.memory-mib is unfit: expected is what Fargate gives to cpu 1024: 2048, 3072
            cpu: 1024           | cpu: 16384              | workspace.memory-mib is unfit: expected is what Fargate gives to cpu 16384: 32768, 40960
            architecture: x86-64| architecture: x86_64    | workspace.architecture is unfit: expected is arm64 or x86-64
            spot-percent: 100   | spot-percent: 101       | workspace.spot-percent is unfit: expected is a whole number from 0 to 100
            idle-minutes: 30    | idle-minutes: 4         | workspace.idle-minutes is unfit: expected is a whole number from 5 to 1440
            sidecar: 0.1.0      | sidecar: latest         | images.sidecar is unfit: expected is an image tag, not latest
            sidecar: 0.1.0      | sidecar: ''             | images.sidecar is unfit
            memory-mib: 512     | memory-mib: 4096        | services.router.memory-mib is unfit: expected is what Fargate gives to cpu 256: 512, 1024, 2048
            tasks: 1            | tasks: 3                | services.router.max-tasks is unfit: expected is at least tasks, 3
            tasks: 1            | tasks: 0                | services.router.tasks is unfit: expected is a whole number from 1 to 100
            [example.com]       | []                      | sign-in.allowed-domains is empty
            [example.com]       | [example]               | sign-in.allowed-domains[0] is unfit: expected is an e-mail domain
            [example.com]       | '["@example.com"]'      | sign-in.allowed-domains[0] is unfit
            [example.com]       | example.com             | sign-in.allowed-domains is not a list
            log-days: 30        | log-days: 31            | retention.log-days is unfit: expected is a retention of CloudWatch
            usage-days: 90      | usage-days: soon        | retention.usage-days is unfit: expected is a whole number from 1 to 3653
            """)
    void whatIsUnfitIsNamedWithFileAndKeyAndWhatIsExpected(
            String setting, String instead, String message) throws IOException {
        String dev = Files.readString(GIVEN.resolve("dev.yaml"));
        assertThat(dev).contains(setting);
        int at = dev.indexOf(setting);
        String changed = dev.substring(0, at) + instead + dev.substring(at + setting.length());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(changed))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"))
                .withMessageContaining("test.yaml")
                .withMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            name: team.example.com | name: https://team.example.com | domain.name is unfit: expected is a domain name
            name: team.example.com | '' | domain.name is missing
            certificate-arn: arn:aws:acm:us-east-1: | certificate-arn: arn:aws:acm:eu-west-1: | domain.certificate-arn is unfit: expected is the ARN of an ACM certificate in us-east-1
            origin-certificate-arn: arn:aws:acm:eu-west-1: | origin-certificate-arn: arn:aws:acm:us-east-1: | domain.origin-certificate-arn is unfit: expected is the ARN of an ACM certificate in eu-west-1
            acm:us-east-1:111111111111 | acm:us-east-1:222222222222 | domain.certificate-arn is unfit
            '# hosted-zone-id: Z0123456789ABC' | hosted-zone-id: team.example.com | domain.hosted-zone-id is unfit: expected is the id of a Route 53 zone
            """)
    void aDomainsPartsAreChecked(String setting, String instead, String message)
            throws IOException {
        String prod = Files.readString(GIVEN.resolve("prod.yaml"));
        assertThat(prod).contains(setting);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(prod.replace(setting, instead == null ? "" : instead)))
                .withMessageContaining("test.yaml: " + message);
    }

    @Test
    void sidecarsCallNothingOfBedrockUnlessTheSettingIsThere() throws IOException {
        String dev = Files.readString(GIVEN.resolve("dev.yaml"));
        assertThat(read(dev).bedrock()).isEmpty();
        assertThat(read(dev + "bedrock: {}\n").bedrock())
                .contains(new BedrockSettings(List.of(), false));
        String model = "arn:aws:bedrock:eu-west-1::foundation-model/anthropic.*";
        String own = "arn:aws:bedrock:eu-west-1:111111111111:provisioned-model/abc123";
        assertThat(
                        read(dev
                                        + "bedrock:\n  models: [\"%s\", \"%s\"]\n  inference-profiles: true\n"
                                                .formatted(model, own))
                                .bedrock())
                .contains(new BedrockSettings(List.of(model, own), true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "arn:aws:bedrock:*::foundation-model/*",
                "arn:aws:bedrock:us-east-1::foundation-model/anthropic.*",
                "arn:aws:bedrock:eu-west-1:222222222222:provisioned-model/abc123",
                "arn:aws:bedrock:eu-west-1:111111111111:inference-profile/eu.anthropic.x",
                "arn:aws:bedrock:eu-west-1:111111111111:guardrail/abc123",
                "arn:aws:s3:::bucket/*"
            })
    void whatIsNoModelOfTheRegionIsNoModelOfBedrock(String arn) throws IOException {
        String dev = Files.readString(GIVEN.resolve("dev.yaml"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(dev + "bedrock: {models: [\"" + arn + "\"]}\n"))
                .withMessageContaining(
                        "bedrock.models[0] is unfit: expected is the ARN of a model in eu-west-1");
    }

    @Test
    void routingByTheLoadBalancerIsFineWithADomain() throws IOException {
        String prod = Files.readString(GIVEN.resolve("prod.yaml"));

        assertThat(read(prod.replace("routing: router", "routing: alb")).routing())
                .isEqualTo(Routing.ALB);
    }

    @Test
    void theCompanysIdentityProviderSpeaksSamlOrOpenIdConnect() throws IOException {
        assertThat(
                        withProvider(
                                "{type: saml, name: Login, metadata-url:"
                                        + " 'https://login.example.com/m.xml'}"))
                .contains(new IdentityProvider.Saml("Login", "https://login.example.com/m.xml"));
        assertThat(
                        withProvider(
                                "{type: oidc, name: Login, issuer: 'https://login.example.com',"
                                        + " client-id: teamclaw, client-secret-name: test/oidc}"))
                .contains(
                        new IdentityProvider.Oidc(
                                "Login", "https://login.example.com", "teamclaw", "test/oidc"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            {type: ldap, name: Login} | type is unfit: expected is saml or oidc
            {type: saml, name: Login} | metadata-url is missing: expected is an https address
            {type: saml, name: Login, metadata-url: 'http://login.example.com'} | metadata-url is unfit
            {type: saml, name: Cognito, metadata-url: 'https://login.example.com'} | name is unfit
            {type: saml, name: Login, issuer: 'https://login.example.com'} | issuer is not known; known are [metadata-url, name, type]
            {type: oidc, name: Login, issuer: 'https://login.example.com', client-id: a, client-secret-name: 's3 cr3t'} | client-secret-name is unfit: expected is the name of a secret
            """)
    void anUnfitIdentityProviderIsRefused(String provider, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> withProvider(provider))
                .withMessageContaining("test.yaml: sign-in.identity-provider." + message)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("cr3t"));
    }

    private Optional<IdentityProvider> withProvider(String yaml) throws IOException {
        String dev = Files.readString(GIVEN.resolve("dev.yaml"));
        return read(dev.replace("# identity-provider:   ", "identity-provider: " + yaml + " #"))
                .signIn()
                .identityProvider();
    }

    private DeploySettings read(String yaml) throws IOException {
        Files.writeString(folder.resolve("test.yaml"), yaml);
        return DeploySettingsFile.read(folder, "test");
    }
}
