package io.teamclaw.adminui.layout.ui;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import io.teamclaw.adminui.text.Texts;

/** Says that somebody else changed the same thing meanwhile; nothing of theirs is overwritten. */
public final class Conflict {
    private Conflict() {}

    /**
     * @param what was edited, e.g. the team's name
     * @param reload shows what stands now; what was typed stays with the person until then
     */
    public static void explain(String what, Runnable reload) {
        ConfirmDialog dialog = new ConfirmDialog();
        dialog.setHeader(Texts.text("layout.conflict.title", what));
        dialog.setText(Texts.text("layout.conflict.text"));
        dialog.setCancelable(true);
        dialog.setCancelText(Texts.text("layout.conflict.keep"));
        dialog.setConfirmText(Texts.text("layout.conflict.reload"));
        dialog.addConfirmListener(confirmed -> reload.run());
        dialog.setWidth("28rem");
        dialog.open();
    }
}
