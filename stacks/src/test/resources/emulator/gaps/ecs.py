"""ECS: a service keeps whether its tasks are rebalanced between zones, which moto drops."""

from moto.ecs.responses import EC2ContainerServiceResponse as Responses


def fill():
    for name in ("create_service", "update_service"):
        setattr(Responses, name, _keeping_balance(getattr(Responses, name)))


def _keeping_balance(original):
    def keep(self):
        answer = original(self)
        given = self._get_param("availabilityZoneRebalancing")
        if given:
            answer.result["service"].availability_zone_rebalancing = given
        return answer

    return keep
