package io.teamclaw.stacks;

import com.hashicorp.cdktf.App;
import com.hashicorp.cdktf.AppConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes Terraform. */
public final class Synthesis {
    private Synthesis() {}

    /**
     * Writes the four stacks of a deployment, each to {@code stacks/{stack}/cdk.tf.json} below the
     * folder, which is made if need be.
     */
    public static void write(Deployment deployment, Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        App app = new App(AppConfig.builder().outdir(folder.toString()).build());
        Platform.addTo(app, deployment);
        app.synth();
    }
}
