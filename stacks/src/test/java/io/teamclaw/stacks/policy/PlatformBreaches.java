package io.teamclaw.stacks.policy;

import static io.teamclaw.stacks.policy.Breach.breach;
import static io.teamclaw.stacks.policy.Breach.changed;
import static io.teamclaw.stacks.policy.Breach.removed;

import java.util.stream.Stream;

/** Of the rules about what runs and what keeps data. */
final class PlatformBreaches {
    private static final String TASK = "aws_ecs_task_definition";

    private PlatformBreaches() {}

    static Stream<Breach> all() {
        return Stream.of(ecs(), data(), functions()).flatMap(each -> each);
    }

    private static Stream<Breach> ecs() {
        return Stream.of(
                removed("aws_ecs_cluster", "setting", "CKV_AWS_65"),
                removed(TASK, "volume.efs_volume_configuration.transit_encryption", "CKV_AWS_97"),
                breach(
                        "task role and execution role are one",
                        "CKV_AWS_249",
                        all -> {
                            Resource task = Edits.first(all, TASK);
                            task.body().put("task_role_arn", task.text("execution_role_arn"));
                        }),
                changed(
                        "aws_ecs_service",
                        "network_configuration.assign_public_ip",
                        true,
                        "CKV_AWS_333"),
                breach(
                        "a container is privileged",
                        "CKV_AWS_334",
                        all -> Edits.container(all, each -> each.put("privileged", true))),
                changed(TASK, "pid_mode", "task", "CKV_AWS_335"),
                breach(
                        "a container may write its root",
                        "CKV_AWS_336",
                        all ->
                                Edits.container(
                                        all, each -> each.remove("readonlyRootFilesystem"))));
    }

    private static Stream<Breach> data() {
        String files = "aws_efs_file_system";
        String home = "aws_efs_access_point";
        String table = "aws_dynamodb_table";
        String images = "aws_ecr_repository";
        String logs = "aws_cloudwatch_log_group";
        return Stream.of(
                changed(files, "encrypted", false, "CKV_AWS_42"),
                removed(files, "kms_key_id", "CKV_AWS_184"),
                changed(home, "root_directory.path", "/", "CKV_AWS_329"),
                removed(home, "posix_user", "CKV_AWS_330"),
                changed(table, "point_in_time_recovery.enabled", false, "CKV_AWS_28"),
                removed(table, "server_side_encryption.kms_key_arn", "CKV_AWS_119"),
                removed("aws_secretsmanager_secret", "kms_key_id", "CKV_AWS_149"),
                breach(
                        "another secret without rotation",
                        "CKV2_AWS_57",
                        all -> Edits.duplicate(all, "aws_secretsmanager_secret")),
                changed(images, "image_tag_mutability", "MUTABLE", "CKV_AWS_51"),
                removed(images, "encryption_configuration", "CKV_AWS_136"),
                changed(images, "image_scanning_configuration.scan_on_push", false, "CKV_AWS_163"),
                removed(logs, "kms_key_id", "CKV_AWS_158"),
                changed(logs, "retention_in_days", 30, "CKV_AWS_338"));
    }

    private static Stream<Breach> functions() {
        String function = "aws_lambda_function";
        return Stream.of(
                removed(function, "reserved_concurrent_executions", "CKV_AWS_115"),
                removed(function, "dead_letter_config", "CKV_AWS_116"),
                removed(function, "kms_key_arn", "CKV_AWS_173"));
    }
}
