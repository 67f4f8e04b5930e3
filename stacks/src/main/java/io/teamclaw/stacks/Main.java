package io.teamclaw.stacks;

import com.hashicorp.cdktf.App;

/** The program that cdktf runs: writes the Terraform of an environment's four stacks. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        App app = new App();
        app.synth();
    }
}
