package io.teamclaw.stacks;

import com.hashicorp.cdktf.LocalBackend;
import com.hashicorp.cdktf.S3Backend;
import com.hashicorp.cdktf.TerraformStack;
import com.hashicorp.cdktf.providers.aws.provider.AwsProvider;
import com.hashicorp.cdktf.providers.aws.provider.AwsProviderDefaultTags;
import io.teamclaw.config.deploy.DeploySettings;
import io.teamclaw.config.deploy.StateBackend;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.constructs.Construct;

/** What the four stacks have in common: provider, tags, and where the state is. */
public abstract class PlatformStack extends TerraformStack {
    /** The bindings are made of provider 5.23; what we use was tried with this one. */
    private static final String PROVIDER_VERSION = ">= 5.100.0, < 6.0.0";

    /** S3's own lock needs no table since then. */
    private static final String TERRAFORM_VERSION = ">= 1.10.0";

    /** cdktf grows its tree in constructors: each part is given the one that it hangs on. */
    @SuppressWarnings("this-escape")
    protected PlatformStack(Construct scope, StackName name, Deployment deployment) {
        super(scope, name.id());
        provider("aws", deployment.settings().region(), deployment.settings()).build();
        addOverride("terraform.required_providers.aws.version", PROVIDER_VERSION);
        addOverride("terraform.required_version", TERRAFORM_VERSION);
        keepState(name, deployment);
    }

    /** The provider for CloudFront's certificate and firewall, which stand in us-east-1 only. */
    protected final AwsProvider globalProvider(Deployment deployment) {
        return provider("aws-global", "us-east-1", deployment.settings()).alias("global").build();
    }

    private AwsProvider.Builder provider(String id, String region, DeploySettings settings) {
        Map<String, String> tags = new TreeMap<>(settings.tags());
        tags.put("Project", "teamclaw");
        tags.put("Environment", settings.environment().value());
        tags.put("Stack", getNode().getId());
        return AwsProvider.Builder.create(this, id)
                .region(region)
                .allowedAccountIds(List.of(settings.account()))
                .defaultTags(List.of(AwsProviderDefaultTags.builder().tags(tags).build()));
    }

    private void keepState(StackName name, Deployment deployment) {
        String file = name.id() + ".tfstate";
        if (deployment.settings().state() == StateBackend.LOCAL) {
            LocalBackend.Builder.create(this)
                    .path(deployment.localState().resolve(file).toString())
                    .build();
            return;
        }
        S3Backend.Builder.create(this)
                .bucket(deployment.names().bucket("state"))
                .key(file)
                .region(deployment.settings().region())
                .encrypt(true)
                .build();
        // Newer than the bindings.
        addOverride("terraform.backend.s3.use_lockfile", true);
    }
}
