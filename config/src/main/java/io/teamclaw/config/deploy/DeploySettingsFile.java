package io.teamclaw.config.deploy;

import io.teamclaw.config.yaml.Fields;
import io.teamclaw.config.yaml.YamlDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The files {@code {environment}.yaml} of a folder, each one environment's settings. */
public final class DeploySettingsFile {
    private static final String ENDING = ".yaml";

    private static final Set<String> KEYS =
            Set.of(
                    "region",
                    "account",
                    "tags",
                    "deletion-protection",
                    "state",
                    "routing",
                    "alarm-email",
                    "network",
                    "domain",
                    "workspace",
                    "images",
                    "services",
                    "sign-in",
                    "retention",
                    "bedrock");

    /**
     * Those that every account has on by default. CloudFront's standard logs go to no bucket in a
     * region that is opted into (CloudFront's developer guide, "Choosing an S3 bucket for standard
     * logs"), and KnownArns and policies speak of AWS's commercial partition.
     */
    private static final List<String> REGIONS =
            List.of(
                    "us-east-1",
                    "us-east-2",
                    "us-west-1",
                    "us-west-2",
                    "ca-central-1",
                    "sa-east-1",
                    "eu-west-1",
                    "eu-west-2",
                    "eu-west-3",
                    "eu-central-1",
                    "eu-north-1",
                    "ap-south-1",
                    "ap-northeast-1",
                    "ap-northeast-2",
                    "ap-northeast-3",
                    "ap-southeast-1",
                    "ap-southeast-2");

    private static final Form<String> REGION =
            Form.text(
                    "a region that AWS has on by default, as CloudFront writes its logs into no"
                            + " other: "
                            + String.join(", ", REGIONS),
                    REGIONS::contains);

    private static final Form<String> ACCOUNT =
            Form.text("the account's twelve digits", "[0-9]{12}");

    private static final Form<Boolean> FLAG =
            new Form<>(
                    "true or false",
                    text ->
                            Optional.of(text)
                                    .filter(List.of("true", "false")::contains)
                                    .map(Boolean::valueOf));

    private static final Form<String> EMAIL =
            Form.text(
                    "an e-mail address, e.g. ops@example.com",
                    text ->
                            text.matches("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[^@]+")
                                    && DomainName.fits(text.substring(text.indexOf('@') + 1)));

    private DeploySettingsFile() {}

    /**
     * Reads {@code {folder}/{environment}.yaml}.
     *
     * @throws IllegalArgumentException with one line for people that names file, key and what is
     *     expected, where there is no such file or something in it is unfit
     */
    public static DeploySettings read(Path folder, String environment) {
        Path file = folder.resolve(name(environment, folder) + ENDING);
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(
                    "There is no environment "
                            + environment
                            + ": "
                            + folder
                            + " holds "
                            + environments(folder)
                            + "; another one is another file there");
        }
        return settings(
                new EnvironmentName(environment),
                Fields.of(file.getFileName().toString(), YamlDocument.ofFile(file)));
    }

    /** The environments that a folder describes, sorted; none where there is no such folder. */
    public static List<String> environments(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(each -> each.getFileName().toString())
                    .filter(each -> each.endsWith(ENDING))
                    .map(each -> each.substring(0, each.length() - ENDING.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EnvironmentName name(String environment, Path folder) {
        try {
            return new EnvironmentName(environment);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    e.getMessage() + "; " + folder + " holds " + environments(folder));
        }
    }

    private static DeploySettings settings(EnvironmentName environment, Fields fields) {
        fields.refuseAllBut(KEYS);
        String region = REGION.in(fields, "region");
        String account = ACCOUNT.in(fields, "account");
        Routing routing = Form.oneOf(Routing.class).in(fields, "routing");
        Optional<DomainSettings> domain =
                fields.optionalMap("domain").map(it -> DomainReader.read(it, region, account));
        if (routing == Routing.ALB && domain.isEmpty()) {
            throw fields.wrong(
                    "domain",
                    "is missing: routing alb signs people in at the load balancer, which needs"
                            + " HTTPS, hence a domain with its certificates");
        }
        Fields services = fields.map("services");
        services.refuseAllBut(Set.of("router", "admin"));
        return new DeploySettings(
                environment,
                region,
                account,
                fields.optionalMap("tags").map(TagsReader::read).orElse(Map.of()),
                FLAG.in(fields, "deletion-protection"),
                Form.oneOf(StateBackend.class).in(fields, "state"),
                routing,
                EMAIL.optionalIn(fields, "alarm-email"),
                NetworkReader.read(fields.map("network")),
                domain,
                TaskReader.workspace(fields.map("workspace")),
                TaskReader.images(fields.map("images")),
                TaskReader.service(services.map("router")),
                TaskReader.service(services.map("admin")),
                SignInReader.read(fields.map("sign-in")),
                RetentionReader.read(fields.map("retention")),
                fields.optionalMap("bedrock").map(it -> BedrockReader.read(it, region, account)));
    }
}
