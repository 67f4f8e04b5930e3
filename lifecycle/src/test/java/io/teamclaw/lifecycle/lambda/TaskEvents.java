package io.teamclaw.lifecycle.lambda;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.workspaces.TaskRef;

/** Events as ECS gives them to EventBridge, of Fargate tasks; ids are made up. */
final class TaskEvents {
    private static final String ARN = "arn:aws:ecs:eu-west-1:111122223333:";

    private TaskEvents() {}

    static TaskRef task(String id) {
        return new TaskRef(ARN + "task/teamclaw-test/" + id);
    }

    /** It runs, whether that is still so or not. */
    static String running(UserId owner, TaskRef task) {
        return event("family:teamclaw-user-test-" + owner, task, "RUNNING", "");
    }

    /** The agent ended with exit code 1. */
    static String crashed(UserId owner, TaskRef task) {
        return stopped(
                owner, task, "EssentialContainerExited", "Essential container in task exited");
    }

    static String stopped(UserId owner, TaskRef task, String code, String reason) {
        return event(
                "family:teamclaw-user-test-" + owner,
                task,
                "STOPPED",
                "\"stopCode\":\"%s\",\"stoppedReason\":\"%s\",\"stoppedAt\":\"2026-11-22T10:03:00Z\","
                        .formatted(code, reason));
    }

    /**
     * @param group of the task, from which its definition's name is made too
     */
    static String event(String group, TaskRef task, String status, String ending) {
        String family = group.substring(group.indexOf(':') + 1);
        return event(group, family, task, status, ending);
    }

    static String event(String group, String family, TaskRef task, String status, String ending) {
        return """
        {"version":"0","id":"3317b2af-7005-947d-b652-f55e762e571a",
         "detail-type":"ECS Task State Change","source":"aws.ecs","account":"111122223333",
         "time":"2026-11-22T10:03:01Z","region":"eu-west-1","resources":["%1$s"],
         "detail":{
          "attachments":[{"id":"1789bcae-ddfb-4d10-8ebe-8ac87ddba5b8","type":"eni",
           "status":"DELETED","details":[
            {"name":"subnetId","value":"subnet-0123456789abcdef0"},
            {"name":"networkInterfaceId","value":"eni-0123456789abcdef0"},
            {"name":"privateIPv4Address","value":"10.0.1.5"}]}],
          "attributes":[{"name":"ecs.cpu-architecture","value":"arm64"}],
          "availabilityZone":"eu-west-1a","capacityProviderName":"FARGATE_SPOT",
          "clusterArn":"arn:aws:ecs:eu-west-1:111122223333:cluster/teamclaw-test",
          "connectivity":"CONNECTED","connectivityAt":"2026-11-22T10:00:10Z",
          "containers":[
           {"containerArn":"arn:aws:ecs:eu-west-1:111122223333:container/teamclaw-test/a/1",
            "lastStatus":"%4$s","name":"configure","taskArn":"%1$s","exitCode":0,"cpu":"0"},
           {"containerArn":"arn:aws:ecs:eu-west-1:111122223333:container/teamclaw-test/a/2",
            "lastStatus":"%4$s","name":"teamclaw","taskArn":"%1$s","exitCode":1,"cpu":"0"},
           {"containerArn":"arn:aws:ecs:eu-west-1:111122223333:container/teamclaw-test/a/3",
            "lastStatus":"%4$s","name":"proxy-sidecar","taskArn":"%1$s","exitCode":143,"cpu":"0"}],
          "cpu":"1024","createdAt":"2026-11-22T10:00:00Z","desiredStatus":"%4$s",
          "enableExecuteCommand":false,"ephemeralStorage":{"sizeInGiB":20},"group":"%2$s",
          "lastStatus":"%4$s","launchType":"FARGATE","memory":"4096","overrides":{
           "containerOverrides":[]},"platformVersion":"1.4.0",%5$s
          "startedAt":"2026-11-22T10:00:40Z","startedBy":"5f0c2f0e-8f5e-4d40-8e0b-6a0f0b1d6f11",
          "taskArn":"%1$s",
          "taskDefinitionArn":"arn:aws:ecs:eu-west-1:111122223333:task-definition/%3$s:7",
          "updatedAt":"2026-11-22T10:03:00Z","version":5}}
        """
                .formatted(task.value(), group, family, status, ending);
    }
}
