package io.teamclaw.adminui.layout.ui;

import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinResponse;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** Remembers the choice between light and dark; without one the system's preference holds. */
final class ColorSchemeCookie {
    static final String NAME = "tc_scheme";

    private ColorSchemeCookie() {}

    static Optional<ColorScheme.Value> read(VaadinRequest request) {
        return Optional.ofNullable(request)
                .map(VaadinRequest::getCookies)
                .flatMap(
                        cookies ->
                                Stream.of(cookies)
                                        .filter(cookie -> cookie.getName().equals(NAME))
                                        .findFirst())
                .flatMap(
                        cookie ->
                                Stream.of(ColorScheme.Value.LIGHT, ColorScheme.Value.DARK)
                                        .filter(each -> each.getValue().equals(cookie.getValue()))
                                        .findFirst());
    }

    static void write(VaadinRequest request, VaadinResponse response, ColorScheme.Value scheme) {
        Cookie cookie = new Cookie(NAME, scheme.getValue());
        cookie.setPath("/");
        cookie.setMaxAge((int) Duration.ofDays(365).toSeconds());
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setAttribute("SameSite", "Lax");
        response.addCookie(cookie);
    }
}
