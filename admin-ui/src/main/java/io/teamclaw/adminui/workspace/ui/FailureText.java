package io.teamclaw.adminui.workspace.ui;

import io.teamclaw.adminui.text.Texts;
import io.teamclaw.lifecycle.workspaces.FailureKind;

/** Failures in words: what sort it is, and what an administrator or the owner does about it. */
final class FailureText {
    private FailureText() {}

    static String kind(FailureKind kind) {
        return switch (kind) {
            case QUOTA -> Texts.text("workspaces.failure.quota");
            case CAPACITY -> Texts.text("workspaces.failure.capacity");
            case IMAGE -> Texts.text("workspaces.failure.image");
            case HEALTH -> Texts.text("workspaces.failure.health");
            case CRASHED -> Texts.text("workspaces.failure.crashed");
            case INTERRUPTED -> Texts.text("workspaces.failure.interrupted");
            case PERMISSION -> Texts.text("workspaces.failure.permission");
            case SETTINGS -> Texts.text("workspaces.failure.settings");
            case LIMIT -> Texts.text("workspaces.failure.limit");
            case OWNER -> Texts.text("workspaces.failure.owner");
            case SERVICE -> Texts.text("workspaces.failure.service");
            case INTERNAL -> Texts.text("workspaces.failure.internal");
        };
    }

    /** What an administrator does. */
    static String adminAdvice(FailureKind kind) {
        return switch (kind) {
            case QUOTA -> Texts.text("workspaces.admin-advice.quota");
            case CAPACITY -> Texts.text("workspaces.admin-advice.capacity");
            case IMAGE -> Texts.text("workspaces.admin-advice.image");
            case HEALTH -> Texts.text("workspaces.admin-advice.health");
            case CRASHED -> Texts.text("workspaces.admin-advice.crashed");
            case INTERRUPTED -> Texts.text("workspaces.admin-advice.interrupted");
            case PERMISSION -> Texts.text("workspaces.admin-advice.permission");
            case SETTINGS -> Texts.text("workspaces.admin-advice.settings");
            case LIMIT -> Texts.text("workspaces.admin-advice.limit");
            case OWNER -> Texts.text("workspaces.admin-advice.owner");
            case SERVICE -> Texts.text("workspaces.admin-advice.service");
            case INTERNAL -> Texts.text("workspaces.admin-advice.internal");
        };
    }

    /** What the owner does: whether trying again helps, and whom to ask. */
    static String ownerAdvice(FailureKind kind) {
        return switch (kind) {
            case QUOTA, IMAGE, PERMISSION, SETTINGS -> Texts.text("workspaces.advice.pass-on");
            case LIMIT -> Texts.text("workspaces.advice.limit");
            case OWNER -> Texts.text("workspaces.advice.owner");
            case CAPACITY, INTERRUPTED, SERVICE -> Texts.text("workspaces.advice.later");
            case HEALTH, CRASHED, INTERNAL -> Texts.text("workspaces.advice.again");
        };
    }
}
