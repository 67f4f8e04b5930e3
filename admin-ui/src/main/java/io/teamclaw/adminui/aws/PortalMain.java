package io.teamclaw.adminui.aws;

import io.teamclaw.adminui.AdminUi;

/**
 * The portal's start program in AWS; {@link AwsParts} says which environment variables it needs. It
 * ends with an error where one is missing or the sign-in pool does not answer, which the service's
 * deployment shows.
 */
public final class PortalMain {
    private PortalMain() {}

    public static void main(String[] arguments) {
        AdminUi portal = AdminUi.start(AwsParts.of(System.getenv()));
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(portal::close));
    }
}
