package io.teamclaw.stacks;

import com.hashicorp.cdktf.TerraformStack;
import io.teamclaw.stacks.admin.AdminStack;
import io.teamclaw.stacks.cluster.ClusterStack;
import io.teamclaw.stacks.controlplane.ControlPlaneStack;
import io.teamclaw.stacks.foundation.FoundationStack;
import software.constructs.Construct;

/** The four stacks of one environment, in their order. */
public final class Platform {
    private Platform() {}

    /** Adds them to an app; a later stack waits for those before it and refers to none. */
    public static void addTo(Construct app, Deployment deployment) {
        TerraformStack foundation = new FoundationStack(app, deployment);
        TerraformStack cluster = new ClusterStack(app, deployment);
        TerraformStack controlPlane = new ControlPlaneStack(app, deployment);
        TerraformStack admin = new AdminStack(app, deployment);
        cluster.addDependency(foundation);
        controlPlane.addDependency(cluster);
        admin.addDependency(controlPlane);
    }
}
