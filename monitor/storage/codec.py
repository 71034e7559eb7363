"""Payloads to bytes and back, under our own stored names.

The bytes written once are what is hashed; nothing is ever encoded again to check it.
"""

from functools import cache
from typing import get_args

import msgspec

from monitor.chart.entries import tag_of
from monitor.chart.kinds import AnyKind, Kind
from monitor.charting.faults import UnknownKind
from monitor.decoding import UNREADABLE

_ENCODER = msgspec.json.Encoder(decimal_format="string", uuid_format="canonical")
_DECODER: msgspec.json.Decoder[AnyKind] = msgspec.json.Decoder(AnyKind, strict=True)

KNOWN_TAGS: frozenset[str] = frozenset(
    str(kind.__struct_config__.tag)
    for kind in get_args(AnyKind)
    if issubclass(kind, Kind)
)


def encoded(payload: AnyKind) -> bytes:
    return _ENCODER.encode(payload)


def decoded(kind: str, version: int, content: bytes) -> AnyKind:
    """The payload in those bytes.

    Raises UnknownKind where the name, the version or a part of the content is not
    one that this release writes.
    """
    tag = f"{kind}/{version}"
    if tag not in KNOWN_TAGS:
        raise UnknownKind(tag)
    try:
        payload = _DECODER.decode(content)
    except UNREADABLE as error:
        raise UnknownKind(tag, str(error)) from error
    if tag_of(payload) != tag:
        raise UnknownKind(tag, "the content is of another kind than its header says")
    return payload


@cache
def split_tag(tag: str) -> tuple[str, int]:
    """The stored name and its version."""
    name, _, version = tag.rpartition("/")
    return name, int(version)
