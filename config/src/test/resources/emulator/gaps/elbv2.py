"""Elastic Load Balancing."""

from moto.elbv2 import models


def fill():
    _active_at_once()


def _active_at_once():
    """AWS takes minutes to make a load balancer and moto counts calls; here it is active when it is made."""
    make = models.FakeLoadBalancer.__init__

    def make_active(self, *args, **kwargs):
        make(self, *args, **kwargs)
        self.activate()

    models.FakeLoadBalancer.__init__ = make_active
