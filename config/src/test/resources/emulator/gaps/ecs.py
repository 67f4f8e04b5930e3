"""ECS: what moto drops of a service, though AWS tells it to whoever asks."""

from moto.ecs.responses import EC2ContainerServiceResponse as Responses

# Parameter of the call -> attribute of moto's service.
_KEPT = {
    "availabilityZoneRebalancing": "availability_zone_rebalancing",
    "capacityProviderStrategy": "capacity_provider_strategy",
    "deploymentConfiguration": "deployment_configuration",
    "enableECSManagedTags": "enable_ecs_managed_tags",
    "enableExecuteCommand": "enable_execute_command",
    "healthCheckGracePeriodSeconds": "health_check_grace_period_seconds",
}


def fill():
    Responses.create_service = _keeping(Responses.create_service)
    Responses.update_service = _keeping(Responses.update_service)


def _keeping(original):
    def keep(self):
        answer = original(self)
        service = answer.result["service"]
        for parameter, attribute in _KEPT.items():
            given = self._get_param(parameter)
            if given is not None:
                setattr(service, attribute, given)
        # A service has a launch type or a strategy, never both; moto says EC2 of each without a launch type.
        if self._get_param("capacityProviderStrategy"):
            service.launch_type = None
        return answer

    return keep
