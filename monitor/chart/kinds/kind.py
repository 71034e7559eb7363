"""What every kind of fact is: a frozen struct under its own stored name."""

from msgspec import Struct


class Kind(
    Struct, frozen=True, kw_only=True, tag_field="kind", forbid_unknown_fields=True
):
    """A fact that happened; its tag is the name it is stored under."""
