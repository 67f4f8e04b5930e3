package io.teamclaw.lifecycle.routing;

import io.teamclaw.config.testing.MotoServer;
import io.teamclaw.lifecycle.testing.People;
import io.teamclaw.lifecycle.testing.SettableClock;
import io.teamclaw.lifecycle.testing.aws.Emulated;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.waiting.Patience;
import io.teamclaw.lifecycle.waiting.Waiting;
import io.teamclaw.lifecycle.workspaces.TaskAddress;
import io.teamclaw.lifecycle.workspaces.TaskRef;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** A load balancer with one HTTPS listener, as the emulator plays it. */
public final class EmulatedBalancer implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    static final String OLD_SECRET = "the-secret-before-0123456789abcdef";
    static final String SECRET = "the-secret-now-0123456789abcdef012";
    static final TaskRef TASK = new TaskRef("arn:aws:ecs:eu-west-1:123456789012:task/c/1");
    private static final Duration PAUSE = Duration.ofMillis(10);

    private static final Patience LITTLE = new Patience(Duration.ofMillis(400), PAUSE, PAUSE);

    /** For what never becomes healthy. */
    static final AlbRouting.Waits SHORT = new AlbRouting.Waits(Waiting.real(), LITTLE, LITTLE);

    private static final AlbRouting.Waits USUAL =
            new AlbRouting.Waits(
                    Waiting.real(), new Patience(Duration.ofSeconds(20), PAUSE, PAUSE), LITTLE);

    private static final Pattern SUBNET =
            Pattern.compile("<subnetId>(.*?)</subnetId>.*?<vpcId>(.*?)</vpcId>", Pattern.DOTALL);

    final BalancerCalls calls = new BalancerCalls();
    final SettableClock clock = new SettableClock(NOW);
    final MotoServer moto;
    final ElasticLoadBalancingV2Client client;
    final SecretsManagerClient secrets;
    public final AlbSettings settings;
    final AlbRouting routing;

    private final SdkHttpClient http = UrlConnectionHttpClient.create();
    private final ElasticLoadBalancingV2Client recorded;
    private final SecretsManagerClient recordedSecrets;

    private EmulatedBalancer(MotoServer moto) throws IOException, InterruptedException {
        this.moto = moto;
        this.client = set(ElasticLoadBalancingV2Client.builder()).build();
        this.secrets = set(SecretsManagerClient.builder()).build();
        this.recorded =
                set(ElasticLoadBalancingV2Client.builder())
                        .overrideConfiguration(set -> set.addExecutionInterceptor(calls))
                        .build();
        this.recordedSecrets =
                set(SecretsManagerClient.builder())
                        .overrideConfiguration(set -> set.addExecutionInterceptor(calls))
                        .build();
        this.settings = deploy();
        this.routing = routing(new Priorities());
    }

    /** On an emulator that ends with it. */
    public static EmulatedBalancer on(MotoServer moto) throws IOException, InterruptedException {
        return new EmulatedBalancer(moto);
    }

    static EmulatedBalancer start() throws IOException, InterruptedException {
        return with(Map.of("EMULATOR_LINGER", "2"));
    }

    static EmulatedBalancer with(Map<String, String> variables)
            throws IOException, InterruptedException {
        return new EmulatedBalancer(MotoServer.with(variables));
    }

    AlbRouting routing(Priorities priorities) {
        return routing(priorities, USUAL);
    }

    AlbRouting routing(Priorities priorities, AlbRouting.Waits waits) {
        return new AlbRouting(recorded, recordedSecrets, settings, clock, priorities, waits);
    }

    private AlbSettings deploy() throws IOException, InterruptedException {
        List<String> subnets = new ArrayList<>();
        String vpc = "";
        Matcher found = SUBNET.matcher(describeSubnets());
        while (found.find()) {
            subnets.add(found.group(1));
            vpc = found.group(2);
        }
        String balancer =
                client.createLoadBalancer(make -> make.name("teamclaw-test").subnets(subnets))
                        .loadBalancers()
                        .get(0)
                        .loadBalancerArn();
        String listener =
                client.createListener(
                                make ->
                                        make.loadBalancerArn(balancer)
                                                .protocol(ProtocolEnum.HTTPS)
                                                .port(443)
                                                .certificates(
                                                        one -> one.certificateArn(certificate()))
                                                .defaultActions(
                                                        refuse ->
                                                                refuse.type(
                                                                                ActionTypeEnum
                                                                                        .FIXED_RESPONSE)
                                                                        .fixedResponseConfig(
                                                                                answer ->
                                                                                        answer.statusCode(
                                                                                                        "403")
                                                                                                .contentType(
                                                                                                        "text/plain"))))
                        .listeners()
                        .get(0)
                        .listenerArn();
        String secret =
                secrets.createSecret(
                                make ->
                                        make.name("test/teamclaw/origin-secret")
                                                .secretString(OLD_SECRET))
                        .arn();
        rotate(secret, SECRET);
        return new AlbSettings(
                "test",
                "tc-test-u-",
                listener,
                vpc,
                secret,
                "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_AbCdEf",
                "client-of-the-balancer",
                "teamclaw-test-123456789012");
    }

    void rotate(String secret, String value) {
        secrets.putSecretValue(put -> put.secretId(secret).secretString(value));
    }

    private String certificate() {
        try (IamClient iam = set(IamClient.builder()).build()) {
            return iam.uploadServerCertificate(
                            upload ->
                                    upload.serverCertificateName("test")
                                            .certificateBody("body")
                                            .privateKey("key"))
                    .serverCertificateMetadata()
                    .arn();
        }
    }

    /** The module has no client of EC2. */
    private String describeSubnets() throws IOException, InterruptedException {
        URI uri = moto.endpoint().resolve("/?Action=DescribeSubnets&Version=2016-11-15");
        try (HttpClient plain = HttpClient.newHttpClient()) {
            return plain.send(
                            HttpRequest.newBuilder(uri)
                                    .header(
                                            "Authorization",
                                            "AWS4-HMAC-SHA256"
                                                    + " Credential=test/20260101/eu-west-1/ec2/aws4_request,"
                                                    + " SignedHeaders=host, Signature=0")
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    private <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B set(B builder) {
        return Emulated.at(moto.endpoint(), builder).httpClient(http);
    }

    static User person(String id) {
        return People.person(id);
    }

    static TaskAddress address(String host) {
        return new TaskAddress(host, 18789);
    }

    /** All rules but the listener's own. */
    public List<Rule> rules() {
        return client
                .describeRules(all -> all.listenerArn(settings.listenerArn()).pageSize(400))
                .rules()
                .stream()
                .filter(rule -> !rule.isDefault())
                .toList();
    }

    public List<TargetGroup> groups() {
        return client.describeTargetGroups().targetGroups();
    }

    /** The addresses that a group sends people to. */
    public List<String> targets(String groupArn) {
        return client
                .describeTargetHealth(of -> of.targetGroupArn(groupArn))
                .targetHealthDescriptions()
                .stream()
                .filter(each -> each.targetHealth().state() != TargetHealthStateEnum.DRAINING)
                .map(each -> each.target().id() + ":" + each.target().port())
                .toList();
    }

    public Map<String, String> tags(String arn) {
        Map<String, String> tags = new java.util.HashMap<>();
        client.describeTags(of -> of.resourceArns(arn))
                .tagDescriptions()
                .forEach(each -> each.tags().forEach(tag -> tags.put(tag.key(), tag.value())));
        return tags;
    }

    /** Takes away what tests before made. */
    void clear() {
        calls.killNobody();
        rules().forEach(rule -> client.deleteRule(delete -> delete.ruleArn(rule.ruleArn())));
        groups().forEach(
                        group ->
                                new TargetGroups(client, settings, null, SHORT)
                                        .delete(group.targetGroupArn()));
        calls.forget();
    }

    @Override
    public void close() {
        recorded.close();
        recordedSecrets.close();
        client.close();
        secrets.close();
        http.close();
        moto.close();
    }
}
