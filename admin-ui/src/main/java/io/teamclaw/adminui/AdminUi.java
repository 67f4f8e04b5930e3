package io.teamclaw.adminui;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The running portal: admin screens and the employees' own, behind one port. */
public final class AdminUi implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    private AdminUi(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /**
     * Starts it and returns when it answers. It installs no shutdown hook and reads no
     * configuration file of the working directory, so it can live in a process with others.
     */
    public static AdminUi start(AdminUiParts parts) {
        return new AdminUi(
                new SpringApplicationBuilder(AdminUiApplication.class)
                        .web(WebApplicationType.SERVLET)
                        .registerShutdownHook(false)
                        .initializers(new PartsInitializer(parts))
                        .run(PartsInitializer.BOOT_ARGUMENTS));
    }

    /** The TCP port that it listens on. */
    public int port() {
        return ((ServletWebServerApplicationContext) context).getWebServer().getPort();
    }

    /** Ends the portal; the parts given to it stay open. */
    @Override
    public void close() {
        context.close();
    }
}
