package io.teamclaw.config.names;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Which of the events of Amazon ECS tell that a person's task ended, so that whoever reads them and
 * whoever has them sent agree.
 */
public final class TaskEndEvents {
    public static final String DETAIL_TYPE = "ECS Task State Change";

    /** {@code lastStatus} of a task that is over; each task tells of some ten changes before. */
    public static final String STATUS = "STOPPED";

    private TaskEndEvents() {}

    /**
     * The pattern for EventBridge.
     *
     * @param clusterArn on which the tasks run
     * @param definitions how the ARNs of people's task definitions start: the services' own tasks
     *     run on the same cluster
     */
    public static String pattern(String clusterArn, String definitions) {
        ObjectNode pattern = JsonNodeFactory.instance.objectNode();
        pattern.putArray("source").add("aws.ecs");
        pattern.putArray("detail-type").add(DETAIL_TYPE);
        ObjectNode detail = pattern.putObject("detail");
        detail.putArray("clusterArn").add(clusterArn);
        detail.putArray("lastStatus").add(STATUS);
        detail.putArray("taskDefinitionArn").addObject().put("prefix", definitions);
        return pattern.toString();
    }
}
