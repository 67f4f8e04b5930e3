package io.teamclaw.stacks;

import com.hashicorp.cdktf.App;
import com.hashicorp.cdktf.AppConfig;
import java.nio.file.Path;

/** Writes Terraform. */
public final class Synthesis {
    private Synthesis() {}

    /**
     * Writes the four stacks of a deployment, each to {@code stacks/{stack}/cdk.tf.json} below the
     * folder.
     */
    public static void write(Deployment deployment, Path folder) {
        App app = new App(AppConfig.builder().outdir(folder.toString()).build());
        Platform.addTo(app, deployment);
        app.synth();
    }
}
