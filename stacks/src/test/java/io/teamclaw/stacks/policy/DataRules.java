package io.teamclaw.stacks.policy;

import static io.teamclaw.stacks.policy.Rule.each;

import java.util.List;

/** What keeps data: file systems, tables, secrets, images, logs. */
final class DataRules {
    private static final String FILES = "aws_efs_file_system";
    private static final String HOME = "aws_efs_access_point";
    private static final String TABLE = "aws_dynamodb_table";
    private static final String SECRET = "aws_secretsmanager_secret";
    private static final String IMAGES = "aws_ecr_repository";
    private static final String LOGS = "aws_cloudwatch_log_group";
    private static final int YEAR_IN_DAYS = 365;

    private DataRules() {}

    static List<Rule> all() {
        return List.of(
                each(
                        "CKV_AWS_42",
                        "EFS is encrypted",
                        FILES,
                        (Resource each) -> each.flag("encrypted")),
                each(
                        "CKV_AWS_184",
                        "EFS is encrypted with our own key",
                        FILES,
                        (Resource each) -> each.has("kms_key_id")),
                each(
                        "CKV_AWS_329",
                        "Access points of EFS begin below the root",
                        HOME,
                        (Resource each) -> each.text("root_directory.path").matches("/.+")),
                each(
                        "CKV_AWS_330",
                        "Access points of EFS fix who somebody is",
                        HOME,
                        (Resource each) ->
                                each.has("posix_user.uid") && each.has("posix_user.gid")),
                each(
                        "CKV_AWS_28",
                        "Tables can be restored to any point in time",
                        TABLE,
                        (Resource each) -> each.flag("point_in_time_recovery.enabled")),
                each(
                        "CKV_AWS_119",
                        "Tables are encrypted with our own key",
                        TABLE,
                        (Resource each) ->
                                each.flag("server_side_encryption.enabled")
                                        && each.has("server_side_encryption.kms_key_arn")),
                each(
                        "CKV_AWS_149",
                        "Secrets are encrypted with our own key",
                        SECRET,
                        (Resource each) -> each.has("kms_key_id")),
                each(
                        "CKV2_AWS_57",
                        "Secrets rotate by themselves",
                        SECRET,
                        (secret, all) ->
                                Rule.unless(
                                        all.resources("aws_secretsmanager_secret_rotation")
                                                .anyMatch(
                                                        each -> each.refersTo(secret, "secret_id")),
                                        "it rotates")),
                each(
                        "CKV_AWS_51",
                        "A tag of an image is written once",
                        IMAGES,
                        (Resource each) -> each.text("image_tag_mutability").equals("IMMUTABLE")),
                each(
                        "CKV_AWS_136",
                        "Images are encrypted with our own key",
                        IMAGES,
                        (Resource each) ->
                                each.text("encryption_configuration.encryption_type")
                                        .equals("KMS")),
                each(
                        "CKV_AWS_163",
                        "Images are scanned when they are pushed",
                        IMAGES,
                        (Resource each) -> each.flag("image_scanning_configuration.scan_on_push")),
                each(
                        "CKV_AWS_158",
                        "Logs are encrypted with our own key",
                        LOGS,
                        (Resource each) -> each.has("kms_key_id")),
                each(
                        "CKV_AWS_338",
                        "Logs are kept for a year or longer",
                        LOGS,
                        (Resource each) ->
                                each.body().path("retention_in_days").asInt() >= YEAR_IN_DAYS));
    }
}
