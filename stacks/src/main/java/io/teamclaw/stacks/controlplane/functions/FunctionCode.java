package io.teamclaw.stacks.controlplane.functions;

import com.hashicorp.cdktf.AssetType;
import com.hashicorp.cdktf.Fn;
import com.hashicorp.cdktf.TerraformAsset;
import io.teamclaw.stacks.Deployment;
import software.constructs.Construct;

/**
 * The jar with all handlers, copied beside the stack's configuration, so that the folder can be
 * planned and applied elsewhere. The copy's path holds the content's hash and nothing else that
 * changes.
 */
public final class FunctionCode extends Construct {
    private final TerraformAsset jar;

    public FunctionCode(Construct scope, Deployment deployment) {
        super(scope, "function-code");
        this.jar =
                TerraformAsset.Builder.create(this, "jar")
                        .path(deployment.functions().toString())
                        .type(AssetType.FILE)
                        .build();
    }

    /** Relative to the stack's folder. */
    String path() {
        return jar.getPath();
    }

    /** SHA-256 in Base64, by which Lambda knows new code. */
    String hash() {
        return Fn.filebase64sha256(jar.getPath());
    }
}
