"""The protocols that ship, each parsed once."""

from functools import cache

from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.parsing import parse_protocol
from resources.locate import locate

SHIPPED = ("iv40", "iv_pain", "im_sc", "in_esketamine", "po_sl")
SINGLE = ("im_sc", "in_esketamine", "po_sl")
"""Those whose dose is no infusion."""


def shipped_text(id_: str) -> str:
    return locate(f"protocols/{id_}.toml").read_text(encoding="utf-8")


@cache
def shipped(id_: str) -> CareProtocol:
    return parse_protocol(shipped_text(id_))
