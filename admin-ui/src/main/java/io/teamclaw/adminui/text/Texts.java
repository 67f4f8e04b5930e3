package io.teamclaw.adminui.text;

import com.vaadin.flow.component.UI;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;

/**
 * All words of the portal's screens, in one folder of properties, so that they can be translated. A
 * text is formatted by {@link MessageFormat}: an apostrophe is written {@code ''}, numbers are
 * grouped as the language does it, {@code {0,choice,1#1 person|1<{0} people}} makes plurals.
 */
public final class Texts {
    private static final String FOLDER = "io.teamclaw.adminui.text.";

    /** The part of a key before its first dot names its file. */
    public static final List<String> FILES =
            List.of(
                    "layout",
                    "access",
                    "audit",
                    "config",
                    "dashboard",
                    "keys",
                    "people",
                    "usage",
                    "workspaces");

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private Texts() {}

    /**
     * A text in the viewer's language; English where there is no translation.
     *
     * @param key {@code feature.what}, e.g. {@code people.disable.title}
     * @param arguments of its places
     * @throws MissingResourceException where there is no such key
     */
    public static String text(String key, Object... arguments) {
        String file = key.substring(0, Math.max(0, key.indexOf('.')));
        if (!FILES.contains(file)) {
            throw new MissingResourceException("No file has this text", "Texts", key);
        }
        Locale locale = locale();
        String pattern =
                ResourceBundle.getBundle(FOLDER + file, locale, NO_FALLBACK).getString(key);
        return new MessageFormat(pattern, locale).format(arguments);
    }

    /** The viewer's language; English outside of a page. */
    public static Locale locale() {
        return Optional.ofNullable(UI.getCurrent()).map(UI::getLocale).orElse(Locale.ENGLISH);
    }
}
