package io.teamclaw.config.deploy;

/** How {@code /u/{userId}} reaches a workspace. */
public enum Routing {
    /** Through the router service: thousands of people behind one load balancer. */
    ROUTER,
    /** By a rule and a target group of the load balancer for each person: 100 people at most. */
    ALB
}
