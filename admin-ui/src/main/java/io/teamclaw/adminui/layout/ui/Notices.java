package io.teamclaw.adminui.layout.ui;

import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.Notification.Position;
import com.vaadin.flow.component.notification.NotificationVariant;

/** Short messages after something was done; screen readers announce them. */
public final class Notices {
    private static final int SUCCESS_MILLIS = 4_000;
    private static final int FAILURE_MILLIS = 10_000;

    private Notices() {}

    public static void success(String text) {
        show(text, SUCCESS_MILLIS, NotificationVariant.SUCCESS);
    }

    public static void failure(String text) {
        show(text, FAILURE_MILLIS, NotificationVariant.ERROR);
    }

    private static void show(String text, int millis, NotificationVariant variant) {
        Notification.show(text, millis, Position.BOTTOM_END).addThemeVariants(variant);
    }
}
