"""Lambda: what moto drops of a function's configuration, and of whom an event source calls."""

from moto.awslambda import models

_KEPT = ("DeadLetterConfig", "KMSKeyArn", "LoggingConfig", "SnapStart")


def fill():
    _keep_configuration()
    _call_the_alias()


def _keep_configuration():
    make = models.LambdaFunction.__init__
    update = models.LambdaFunction.update_configuration
    tell = models.LambdaFunction.get_configuration

    def keep(self, given):
        self.kept.update({name: given[name] for name in _KEPT if given.get(name)})

    def make_with_all(self, account_id, spec, region, version=1):
        make(self, account_id, spec, region, version)
        self.kept = {}
        keep(self, spec)

    def update_with_all(self, config_updates):
        keep(self, config_updates)
        return update(self, config_updates)

    def tell_all(self, on_create=False):
        configuration = {**tell(self, on_create), **self.kept}
        # Only a published version can be a snapshot.
        if "SnapStart" in self.kept:
            status = "Off" if self.version == "$LATEST" else "On"
            configuration["SnapStart"] = {**self.kept["SnapStart"], "OptimizationStatus": status}
        return configuration

    models.LambdaFunction.__init__ = make_with_all
    models.LambdaFunction.update_configuration = update_with_all
    models.LambdaFunction.get_configuration = tell_all


def _call_the_alias():
    """An event source set to call an alias calls it whatever its version; moto says that it calls the version."""
    make = models.EventSourceMapping.__init__

    def make_for_alias(self, spec):
        make(self, spec)
        if spec["FunctionName"].startswith("arn:"):
            self.function_arn = spec["FunctionName"]

    models.EventSourceMapping.__init__ = make_for_alias
