package io.teamclaw.local.launcher;

import io.teamclaw.local.openclaw.OpenClawInstall;
import io.teamclaw.local.openclaw.OpenClawInstallException;
import io.teamclaw.local.openclaw.OpenClawInstaller;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Installs OpenClaw in the background as soon as the platform starts, so that the first workspace
 * need not wait for all of it. After a failure the next one who asks tries again.
 */
final class OnceInstalled implements Supplier<OpenClawInstall> {
    private final OpenClawInstaller installer;
    private final Consumer<String> onFailure;
    private CompletableFuture<OpenClawInstall> installation;

    OnceInstalled(OpenClawInstaller installer, Consumer<String> onFailure) {
        this.installer = installer;
        this.onFailure = onFailure;
        this.installation = begin();
    }

    /** Waits for the installation. @throws OpenClawInstallException if it cannot be made */
    @Override
    public OpenClawInstall get() {
        try {
            return current().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof OpenClawInstallException known) {
                throw known;
            }
            throw e;
        }
    }

    private synchronized CompletableFuture<OpenClawInstall> current() {
        if (installation.isCompletedExceptionally()) {
            installation = begin();
        }
        return installation;
    }

    private CompletableFuture<OpenClawInstall> begin() {
        CompletableFuture<OpenClawInstall> result = new CompletableFuture<>();
        Thread.ofVirtual()
                .name("install-openclaw")
                .start(
                        () -> {
                            try {
                                result.complete(installer.install());
                            } catch (RuntimeException e) {
                                onFailure.accept(e.getMessage());
                                result.completeExceptionally(e);
                            }
                        });
        return result;
    }
}
