"""The protocols as their files have them."""

import tomllib
from functools import cache
from typing import Any

from tests.walk.ward import SHIPPED, protocol_text

Table = dict[str, Any]


@cache
def tables(protocol: str) -> Table:
    """The protocol's file as it is written, by the id in it."""
    return next(
        table
        for name in SHIPPED
        if (table := tomllib.loads(protocol_text(name)))["id"] == protocol
    )
