package io.teamclaw.stacks.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamclaw.config.names.Parameter;
import io.teamclaw.config.names.ResourceNames;
import io.teamclaw.config.table.TableDefinition;
import io.teamclaw.config.table.Tables;
import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.testing.EmulatedAws;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.ecs.model.ContainerCondition;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceTagMapping;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.TagFilter;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;
import software.amazon.awssdk.services.ssm.model.ParameterMetadata;

/** What an account says of the platform that was deployed to it. */
final class DeployedPlatform {
    private final Deployment deployment;
    private final ResourceNames names;
    private final EmulatedAws aws;

    DeployedPlatform(Deployment deployment, EmulatedAws aws) {
        this.deployment = deployment;
        this.names = deployment.names();
        this.aws = aws;
    }

    void check() {
        everyParameterIsPublished();
        theAgentStartsAfterItsSidecarAndKnowsNoSecret();
        theLoadBalancerAnswersStrangersWith403();
        usageRowsExpireAndStream();
        theKeyPoolIsEmpty();
        theTemplatesRoleIsBounded();
    }

    /** What is left is what the bootstrap made: three secrets and a parameter. */
    void checkGone() {
        assertThat(parameters())
                .containsExactly(
                        Parameter.SESSION_PUBLIC_KEYS.in(deployment.settings().environment()));
        assertThat(aws.secrets().listSecrets().secretList())
                .extracting(SecretListEntry::name)
                .containsExactlyInAnyOrder(
                        names.sessionSigningSecret(),
                        names.externalIdSecret(),
                        names.originSecret());
        assertThat(aws.iam().listRoles(request -> request.pathPrefix("/teamclaw/")).roles())
                .isEmpty();
        assertThat(aws.dynamoDb().listTables().tableNames()).isEmpty();
        // For a while a deleted cluster can still be described.
        assertThat(aws.ecs().describeClusters(request -> request.clusters(names.platform())))
                .satisfies(
                        answer ->
                                assertThat(answer.clusters())
                                        .allMatch(each -> each.status().equals("INACTIVE")));
        assertThat(tagged()).noneMatch(arn -> arn.contains(":vpc/"));
    }

    private void everyParameterIsPublished() {
        assertThat(parameters())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Parameter.values())
                                .map(each -> each.in(deployment.settings().environment()))
                                .toList());
    }

    private void theAgentStartsAfterItsSidecarAndKnowsNoSecret() {
        List<ContainerDefinition> containers =
                aws.ecs()
                        .describeTaskDefinition(
                                request -> request.taskDefinition(names.workspaceFamily()))
                        .taskDefinition()
                        .containerDefinitions();
        ContainerDefinition agent = named("teamclaw", containers);
        assertThat(agent.image()).contains("openclaw");
        assertThat(agent.secrets()).isEmpty();
        assertThat(agent.dependsOn())
                .anySatisfy(
                        each -> {
                            assertThat(each.containerName()).isEqualTo("proxy-sidecar");
                            assertThat(each.condition()).isEqualTo(ContainerCondition.HEALTHY);
                        });
        ContainerDefinition sidecar = named("proxy-sidecar", containers);
        assertThat(sidecar.readonlyRootFilesystem()).isTrue();
        assertThat(sidecar.secrets()).isNotEmpty();
    }

    private static ContainerDefinition named(String name, List<ContainerDefinition> containers) {
        return containers.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void theLoadBalancerAnswersStrangersWith403() {
        LoadBalancer balancer =
                aws.loadBalancing()
                        .describeLoadBalancers(request -> request.names(names.platform()))
                        .loadBalancers()
                        .getFirst();
        List<Listener> listeners =
                aws.loadBalancing()
                        .describeListeners(
                                request -> request.loadBalancerArn(balancer.loadBalancerArn()))
                        .listeners();
        assertThat(listeners).hasSize(1);
        assertThat(listeners.getFirst().defaultActions())
                .singleElement()
                .satisfies(
                        action -> {
                            assertThat(action.type()).isEqualTo(ActionTypeEnum.FIXED_RESPONSE);
                            assertThat(action.fixedResponseConfig().statusCode()).isEqualTo("403");
                        });
    }

    private void usageRowsExpireAndStream() {
        assertThat(aws.dynamoDb().listTables().tableNames())
                .containsExactlyInAnyOrderElementsOf(Tables.all().stream().map(names::of).toList());
        TableDefinition usage = Tables.USAGE;
        assertThat(
                        aws.dynamoDb()
                                .describeTimeToLive(request -> request.tableName(names.of(usage)))
                                .timeToLiveDescription())
                .satisfies(
                        ttl -> {
                            assertThat(ttl.timeToLiveStatus()).isEqualTo(TimeToLiveStatus.ENABLED);
                            assertThat(Optional.of(ttl.attributeName()))
                                    .isEqualTo(usage.ttlAttribute());
                        });
        assertThat(
                        aws.dynamoDb()
                                .describeTable(request -> request.tableName(names.of(usage)))
                                .table()
                                .streamSpecification()
                                .streamEnabled())
                .isTrue();
    }

    private void theKeyPoolIsEmpty() {
        assertThatThrownBy(
                        () ->
                                aws.secrets()
                                        .getSecretValue(
                                                request -> request.secretId(names.keyPoolSecret())))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    private void theTemplatesRoleIsBounded() {
        List<Role> workspaces =
                aws.iam()
                        .listRoles(request -> request.pathPrefix(names.workspaceRolePath()))
                        .roles();
        assertThat(workspaces).isNotEmpty();
        for (Role each : workspaces) {
            assertThat(
                            aws.iam()
                                    .getRole(request -> request.roleName(each.roleName()))
                                    .role()
                                    .permissionsBoundary()
                                    .permissionsBoundaryArn())
                    .isEqualTo(parameter(Parameter.WORKSPACE_BOUNDARY_ARN));
        }
    }

    private String parameter(Parameter parameter) {
        return aws.ssm()
                .getParameter(
                        request -> request.name(parameter.in(deployment.settings().environment())))
                .parameter()
                .value();
    }

    private List<String> parameters() {
        return aws.ssm().describeParametersPaginator().stream()
                .flatMap(page -> page.parameters().stream())
                .map(ParameterMetadata::name)
                .toList();
    }

    private List<String> tagged() {
        TagFilter ours = TagFilter.builder().key("Project").values("teamclaw").build();
        return aws
                .tagging()
                .getResourcesPaginator(request -> request.tagFilters(ours))
                .resourceTagMappingList()
                .stream()
                .map(ResourceTagMapping::resourceARN)
                .toList();
    }
}
