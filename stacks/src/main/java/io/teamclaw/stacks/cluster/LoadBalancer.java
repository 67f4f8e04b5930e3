package io.teamclaw.stacks.cluster;

import com.hashicorp.cdktf.providers.aws.lb.Lb;
import com.hashicorp.cdktf.providers.aws.lb.LbAccessLogs;
import com.hashicorp.cdktf.providers.aws.lb_listener.LbListener;
import com.hashicorp.cdktf.providers.aws.lb_listener.LbListenerDefaultAction;
import com.hashicorp.cdktf.providers.aws.lb_listener.LbListenerDefaultActionFixedResponse;
import io.teamclaw.config.deploy.DomainSettings;
import io.teamclaw.config.deploy.Routing;
import io.teamclaw.config.names.Parameter;
import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.SharedValues;
import java.util.List;
import java.util.Optional;
import software.constructs.Construct;

/**
 * The way in for CloudFront alone: its addresses by the security group, our distribution by the
 * header that each listener rule asks for. Who lacks it gets 403.
 */
final class LoadBalancer extends Construct {
    /** Open sockets are silent for a minute at most; Vaadin's push for a little longer. */
    private static final int IDLE_SECONDS = 300;

    /** TLS 1.2 and 1.3 only, forward secrecy always. */
    private static final String TLS_POLICY = "ELBSecurityPolicy-TLS13-1-2-2021-06";

    private final Lb balancer;
    private final LbListener listener;
    private final CloudFrontOnly firewall;

    LoadBalancer(
            Construct scope, Deployment deployment, SharedValues shared, AccessLogBucket logs) {
        super(scope, "load-balancer");
        Optional<DomainSettings> domain = deployment.settings().domain();
        int port = domain.isPresent() ? 443 : 80;
        this.firewall = new CloudFrontOnly(this, deployment, shared.read(Parameter.VPC_ID), port);
        if (deployment.settings().routing() == Routing.ALB) {
            firewall.letOutToCognito();
        }
        this.balancer =
                Lb.Builder.create(this, "balancer")
                        .name(deployment.names().platform())
                        .loadBalancerType("application")
                        .internal(false)
                        .subnets(shared.readList(Parameter.PUBLIC_SUBNET_IDS))
                        .securityGroups(List.of(firewall.groupId()))
                        .dropInvalidHeaderFields(true)
                        .idleTimeout(IDLE_SECONDS)
                        .enableDeletionProtection(deployment.settings().deletionProtection())
                        .accessLogs(
                                LbAccessLogs.builder()
                                        .bucket(logs.name())
                                        .prefix(AccessLogBucket.LOAD_BALANCER)
                                        .enabled(true)
                                        .build())
                        .dependsOn(logs.ready())
                        .build();
        this.listener = listener(domain, port);
    }

    private LbListener listener(Optional<DomainSettings> domain, int port) {
        LbListener.Builder builder =
                LbListener.Builder.create(this, "listener")
                        .loadBalancerArn(balancer.getArn())
                        .port(port)
                        .protocol(domain.isPresent() ? "HTTPS" : "HTTP")
                        .defaultAction(
                                List.of(
                                        LbListenerDefaultAction.builder()
                                                .type("fixed-response")
                                                .fixedResponse(
                                                        LbListenerDefaultActionFixedResponse
                                                                .builder()
                                                                .statusCode("403")
                                                                .contentType("text/plain")
                                                                .messageBody("Forbidden")
                                                                .build())
                                                .build()));
        domain.ifPresent(
                name -> builder.sslPolicy(TLS_POLICY).certificateArn(name.originCertificateArn()));
        return builder.build();
    }

    String arn() {
        return balancer.getArn();
    }

    /** As CloudWatch's dimension spells it. */
    String suffix() {
        return balancer.getArnSuffix();
    }

    String dnsName() {
        return balancer.getDnsName();
    }

    String listenerArn() {
        return listener.getArn();
    }

    String securityGroupId() {
        return firewall.groupId();
    }
}
