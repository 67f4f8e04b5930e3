package io.teamclaw.config.deploy;

import io.teamclaw.config.yaml.Fields;
import java.util.List;
import java.util.Set;

final class NetworkReader {
    private static final Form<String> CIDR =
            Form.text(
                    "a private IPv4 network of /16 to /20, written with its first address, e.g."
                            + " 10.20.0.0/16",
                    text ->
                            Ipv4Block.parse(text)
                                    .filter(Ipv4Block::isPrivate)
                                    .filter(each -> each.prefix() >= 16 && each.prefix() <= 20)
                                    .isPresent());

    private static final Form<Integer> ZONES = Form.number(2, 3);
    private static final Form<String> NAT = Form.oneOf("one", "per-zone");

    /** What the platform calls from inside its VPC; S3 and DynamoDB have gateway endpoints. */
    private static final List<String> SERVICES =
            List.of(
                    "ecr.api",
                    "ecr.dkr",
                    "ecs",
                    "ecs-agent",
                    "ecs-telemetry",
                    "elasticfilesystem",
                    "events",
                    "kms",
                    "lambda",
                    "logs",
                    "monitoring",
                    "scheduler",
                    "secretsmanager",
                    "sns",
                    "sqs",
                    "ssm",
                    "sts",
                    "bedrock-runtime");

    private static final Form<String> ENDPOINT =
            Form.text("one of " + String.join(", ", SERVICES), SERVICES::contains);

    private NetworkReader() {}

    static NetworkSettings read(Fields fields) {
        fields.refuseAllBut(Set.of("cidr", "zones", "nat", "interface-endpoints"));
        return new NetworkSettings(
                CIDR.in(fields, "cidr"),
                ZONES.in(fields, "zones"),
                NAT.in(fields, "nat").equals("per-zone"),
                ENDPOINT.listIn(fields, "interface-endpoints"));
    }
}
