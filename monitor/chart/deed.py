"""What every deed is: something stored under the name in its tag."""

from msgspec import Struct


class Deed(
    Struct, frozen=True, kw_only=True, tag_field="kind", forbid_unknown_fields=True
):
    """Something that somebody did or tried; its tag is the name it is stored under."""
