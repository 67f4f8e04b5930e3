package io.teamclaw.adminui.layout.ui;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;

/** Asks before something is done that cannot be taken back at once. */
public final class Confirm {
    private Confirm() {}

    /**
     * @param title a question
     * @param text what will happen
     * @param action the button's verb
     */
    public static void destructive(String title, String text, String action, Runnable then) {
        ConfirmDialog dialog = new ConfirmDialog();
        dialog.setHeader(title);
        dialog.setText(text);
        dialog.setCancelable(true);
        dialog.setConfirmText(action);
        dialog.setConfirmButtonTheme("error primary");
        dialog.addConfirmListener(confirmed -> then.run());
        dialog.setWidth("26rem");
        dialog.open();
    }
}
