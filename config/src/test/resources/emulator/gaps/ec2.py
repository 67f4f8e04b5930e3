"""EC2: moto keeps the description of a security group's rule only where the rule names addresses."""

from moto.ec2.models.security_groups import SecurityGroupRule


def fill():
    make = SecurityGroupRule.__init__

    def make_described(self, *args, **kwargs):
        make(self, *args, **kwargs)
        # Where the rule names a group or a prefix list, the description stands beside that name.
        named = [each for each in (*args, *kwargs.values()) if isinstance(each, dict)]
        self.told_description = next((each["Description"] for each in named if "Description" in each), None)

    SecurityGroupRule.__init__ = make_described
    SecurityGroupRule.description = property(
        lambda self: self.ip_range.get("Description") or self.told_description
    )
