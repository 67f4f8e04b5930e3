"""Elastic Load Balancing: limits, health and refusals of which moto knows nothing.

Variables of the emulator's environment:

    EMULATOR_TARGET_GROUPS   how many target groups one load balancer leads to; 100, as AWS allows
    EMULATOR_RULES           how many rules one load balancer has, default rules aside; 100
    EMULATOR_LINGER          how often a group is still in use after its last rule went; 0

A target has had no health check when it is looked at for the first time, and is healthy then. A test makes
it something else:

    POST /_emulator/targets/{address}/{state}   e.g. unhealthy; of targets with this address, whoever's
"""

import os
import re
import threading

from moto.elbv2 import models
from moto.elbv2.exceptions import ELBClientError, RuleNotFoundError

_states = {}


def fill():
    _active_at_once()
    _limits()
    _lingering_rules()
    _health()
    _tags_of_what_is_gone()


def _active_at_once():
    """AWS takes minutes to make a load balancer and moto counts calls; here it is active when it is made."""
    make = models.FakeLoadBalancer.__init__

    def make_active(self, *args, **kwargs):
        make(self, *args, **kwargs)
        self.activate()

    models.FakeLoadBalancer.__init__ = make_active


def _refuse(code, message):
    raise ELBClientError(code, message)


def _values(conditions):
    for condition in conditions:
        for key, config in condition.items():
            if key.endswith("Config"):
                yield from config.get("Values", [])


def _check_form(listener, conditions, actions):
    values = list(_values(conditions))
    if len(values) > 5 or sum(str(value).count("*") for value in values) > 5:
        _refuse("ValidationError", "A rule has at most 5 condition values and 5 wildcards")
    if any("authenticate" in action["Type"] for action in actions) and listener.protocol != "HTTPS":
        _refuse("InvalidLoadBalancerAction", "Only a HTTPS listener authenticates")
    if len(actions) > 1 and any("Order" not in action for action in actions):
        _refuse("ValidationError", "An order must be specified for each of several actions")


def _groups_of(actions):
    return {action["TargetGroupArn"] for action in actions if "TargetGroupArn" in action}


def _limits():
    create, modify = models.ELBv2Backend.create_rule, models.ELBv2Backend.modify_rule
    one_at_a_time = threading.Lock()  # Else two may find the same priority free.

    def create_within(self, *args, **kwargs):
        with one_at_a_time:
            return create_checked(self, *args, **kwargs)

    def create_checked(self, listener_arn, conditions, priority, actions, tags=None):
        listener = self.describe_listeners(None, [listener_arn])[0]
        _check_form(listener, conditions, actions)
        balancer = self.load_balancers[listener.load_balancer_arn]
        rules = [rule for each in balancer.listeners.values() for rule in each._non_default_rules.values()]
        used = _groups_of(action.data for rule in rules for action in rule.actions)
        if len(rules) >= int(os.environ.get("EMULATOR_RULES", "100")):
            _refuse("TooManyRules", "The limit on the number of rules per load balancer is reached")
        if len(used | _groups_of(actions)) > int(os.environ.get("EMULATOR_TARGET_GROUPS", "100")):
            _refuse("TooManyUniqueTargetGroupsPerLoadBalancer", "The limit of target groups is reached")
        return create(self, listener_arn, conditions, priority, actions, tags)

    def modify_within(self, rule_arn, conditions, actions):
        listener = self._get_resource_by_arn(rule_arn.replace(":listener-rule", ":listener").rsplit("/", 1)[0])
        _check_form(listener, conditions or [], actions or [])
        return modify(self, rule_arn, conditions, actions)

    models.ELBv2Backend.create_rule = create_within
    models.ELBv2Backend.modify_rule = modify_within


def _lingering_rules():
    delete_rule, delete_group = models.ELBv2Backend.delete_rule, models.ELBv2Backend.delete_target_group

    def delete_known(self, arn):
        rule = self._get_resource_by_arn(arn)
        for group in _groups_of(action.data for action in rule.actions):
            self.target_groups[group].lingers = int(os.environ.get("EMULATOR_LINGER", "0"))
        delete_rule(self, arn)

    def delete_free(self, arn):
        group = self.target_groups.get(arn)
        if group is not None and getattr(group, "lingers", 0) > 0:
            group.lingers -= 1
            _refuse("ResourceInUse", "The target group is currently in use by a listener or a rule")
        return delete_group(self, arn)

    models.ELBv2Backend.delete_rule = delete_known
    models.ELBv2Backend.delete_target_group = delete_free


def _health():
    health_for, register = models.FakeTargetGroup.health_for, models.FakeTargetGroup.register
    describe = models.ELBv2Backend.describe_target_health

    def register_unseen(self, targets):
        register(self, targets)
        for target in targets:
            self.__dict__.setdefault("unseen", set()).add(target["Id"])

    def health_as_it_comes(self, target, ec2_backend):
        health = health_for(self, target, ec2_backend)
        if health.status == "healthy" and not getattr(self, "in_use", True):
            health.status, health.reason = "unused", "Target.NotInUse"
        elif health.status == "healthy" and target["Id"] in self.__dict__.get("unseen", ()):
            self.unseen.remove(target["Id"])
            health.status, health.reason = "initial", "Elb.InitialHealthChecking"
        elif health.status == "healthy" and target["Id"] in _states:
            health.status, health.reason = _states[target["Id"]], "Target.Timeout"
        return health

    def describe_where_used(self, arn, targets):
        if arn in self.target_groups:
            self.target_groups[arn].in_use = self._any_listener_using(arn)
        return describe(self, arn, targets)

    models.FakeTargetGroup.register = register_unseen
    models.FakeTargetGroup.health_for = health_as_it_comes
    models.ELBv2Backend.describe_target_health = describe_where_used


def _tags_of_what_is_gone():
    describe = models.ELBv2Backend.describe_tags

    def describe_known(self, resource_arns):
        if len(resource_arns) > 20:
            _refuse("ValidationError", "Tags of at most 20 resources are described at once")
        for arn in resource_arns:
            if self._get_resource_by_arn(arn) is None:
                raise RuleNotFoundError()
        return describe(self, resource_arns)

    models.ELBv2Backend.describe_tags = describe_known


def _set_state(environ, address, state):
    _states[address] = state
    return "204 No Content", [], b""


ROUTES = [(re.compile(r"/_emulator/targets/(?P<address>[^/]+)/(?P<state>[a-z]+)"), _set_state)]
