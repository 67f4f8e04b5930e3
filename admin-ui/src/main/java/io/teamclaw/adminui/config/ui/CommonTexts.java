package io.teamclaw.adminui.config.ui;

import io.teamclaw.adminui.config.CommonSetting;
import io.teamclaw.adminui.text.Texts;

/** What common settings and their values are called. */
final class CommonTexts {
    private CommonTexts() {}

    static String label(CommonSetting setting) {
        return switch (setting) {
            case MODEL -> Texts.text("config.common.model");
            case THINKING -> Texts.text("config.common.thinking");
            case VERBOSE -> Texts.text("config.common.verbose");
            case TIME_ZONE -> Texts.text("config.common.zone");
            case HEARTBEAT -> Texts.text("config.common.heartbeat");
            case DENIED_TOOLS -> Texts.text("config.common.denied");
            case WEB_SEARCH -> Texts.text("config.common.web-search");
            case WEB_FETCH -> Texts.text("config.common.web-fetch");
            case BROWSER -> Texts.text("config.common.browser");
            case JOBS -> Texts.text("config.common.jobs");
        };
    }

    static String help(CommonSetting setting) {
        return switch (setting) {
            case MODEL -> Texts.text("config.common.model.help");
            case THINKING -> Texts.text("config.common.thinking.help");
            case VERBOSE -> Texts.text("config.common.verbose.help");
            case TIME_ZONE -> Texts.text("config.common.zone.help");
            case HEARTBEAT -> Texts.text("config.common.heartbeat.help");
            case DENIED_TOOLS -> Texts.text("config.common.denied.help");
            case WEB_SEARCH -> Texts.text("config.common.web-search.help");
            case WEB_FETCH -> Texts.text("config.common.web-fetch.help");
            case BROWSER -> Texts.text("config.common.browser.help");
            case JOBS -> Texts.text("config.common.jobs.help");
        };
    }

    /** A value in words, where it has some. */
    static String value(CommonSetting setting, String value) {
        return switch (setting) {
            case WEB_SEARCH, WEB_FETCH, BROWSER, JOBS ->
                    switch (value) {
                        case "true" -> Texts.text("config.value.allowed");
                        case "false" -> Texts.text("config.value.off");
                        default -> value;
                    };
            case HEARTBEAT ->
                    switch (value) {
                        case "0m" -> Texts.text("config.value.never");
                        case "30m" -> Texts.text("config.value.every-30m");
                        case "1h" -> Texts.text("config.value.every-1h");
                        case "4h" -> Texts.text("config.value.every-4h");
                        case "24h" -> Texts.text("config.value.every-24h");
                        default -> value;
                    };
            case THINKING, VERBOSE ->
                    switch (value) {
                        case "off" -> Texts.text("config.value.off");
                        case "on" -> Texts.text("config.value.on");
                        case "full" -> Texts.text("config.value.full");
                        case "minimal" -> Texts.text("config.value.minimal");
                        case "low" -> Texts.text("config.value.low");
                        case "medium" -> Texts.text("config.value.medium");
                        case "high" -> Texts.text("config.value.high");
                        default -> value;
                    };
            case MODEL, TIME_ZONE, DENIED_TOOLS -> value;
        };
    }
}
