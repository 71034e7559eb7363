"""What each line of a bundle has to hold, by name and type; nothing less or more."""

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from monitor.chartverify.lines import Line, Unreadable

BUNDLES = ("vigil bundle 1", "vigil bundle 2")
"""The first has no intended use in its first line."""
INTENDED_USE = "A charting aid; not a patient monitor; reads and controls no device."
SIGN_OFF = "vigil sign-off 1"

Check = Callable[[object], bool]

_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class Header(NamedTuple):
    """The header of an entry; ids and hashes as text."""

    id: str
    stream_kind: str
    stream: str
    station: str
    epoch: str
    seq: int
    kind: str
    version: int
    author: str
    auth_method: str
    effective_ms: int
    recorded_ms: int
    recorded_mono_us: int
    boot_id: str
    server_offset_ms: int | None
    supersedes: list[str]
    reason: str | None
    protocol_hash: str | None
    app_version: str
    leaf: str
    prev_link: str
    link: str


def is_id(value: object) -> bool:
    return isinstance(value, str) and _UUID.fullmatch(value) is not None


def is_number(value: object) -> bool:
    """A whole one of 64 bits; True and False are none."""
    return type(value) is int and -(1 << 63) <= value < 1 << 63


def is_count(value: object) -> bool:
    return isinstance(value, int) and is_number(value) and value >= 0


def is_text(value: object) -> bool:
    return isinstance(value, str)


def hexadecimal(length: int) -> Check:
    """So many bytes in lower case."""
    digits = re.compile(f"[0-9a-f]{{{2 * length}}}")
    return lambda value: isinstance(value, str) and digits.fullmatch(value) is not None


def optional(check: Check) -> Check:
    return lambda value: value is None or check(value)


def each(check: Check) -> Check:
    return lambda value: isinstance(value, list) and all(map(check, value))


def shaped(shape: Mapping[str, Check]) -> Check:
    """An object of exactly these names."""
    return lambda value: (
        isinstance(value, dict)
        and value.keys() == shape.keys()
        and all(check(value[name]) for name, check in shape.items())
    )


def either(one: Check, other: Check) -> Check:
    return lambda value: one(value) or other(value)


def exactly(wanted: object) -> Check:
    return lambda value: value == wanted


_HASH = hexadecimal(32)
_CHAIN = shaped(
    {
        "station": is_id,
        "epoch": is_id,
        "first": is_number,
        "last": is_number,
        "count": is_number,
        "link": _HASH,
    }
)
_PART = shaped({"id": is_id, "root": _HASH, "chains": each(_CHAIN)})

_HEAD = {
    "session": optional(is_id),
    "patients": each(is_id),
    "protocols": is_count,
    "entries": is_count,
    "signatures": is_count,
    "chains": each(_CHAIN),
    "root": _HASH,
}
IS_HEAD = either(
    shaped({**_HEAD, "bundle": exactly(BUNDLES[0])}),
    shaped(
        {
            **_HEAD,
            "bundle": exactly(BUNDLES[1]),
            "intended_use": exactly(INTENDED_USE),
        }
    ),
)
IS_PROTOCOL = shaped({"protocol": _HASH, "text": is_text})
_HEADER = {
    "id": is_id,
    "stream_kind": is_text,
    "stream": is_id,
    "station": is_id,
    "epoch": is_id,
    "seq": is_number,
    "kind": is_text,
    "version": is_number,
    "author": is_id,
    "auth_method": is_text,
    "effective_ms": is_number,
    "recorded_ms": is_number,
    "recorded_mono_us": is_number,
    "boot_id": is_text,
    "server_offset_ms": optional(is_number),
    "supersedes": each(is_id),
    "reason": optional(is_text),
    "protocol_hash": optional(is_text),
    "app_version": is_text,
    "leaf": _HASH,
    "prev_link": _HASH,
    "link": _HASH,
}
IS_ENTRY = shaped(
    {
        "entry": shaped(_HEADER),
        "salt": optional(hexadecimal(16)),
        "content": optional(is_text),
    }
)
IS_SIGNATURE = shaped(
    {
        "manifest": shaped(
            {
                "signoff": exactly(SIGN_OFF),
                "session": _PART,
                "patient": _PART,
                "protocol": _HASH,
                "meaning": is_text,
                "name": is_text,
                "signed_ms": is_number,
                "app_version": is_text,
            }
        ),
        "key": hexadecimal(32),
        "signature": hexadecimal(64),
    }
)


def header_of(line: Line) -> Header:
    values: dict[str, Any] = line["entry"]
    return Header(**values)


def expect(check: Check, line: Line, number: int) -> Line:
    """The line, if it is of that shape."""
    if not check(line):
        raise Unreadable(f"Line {number} does not hold what belongs there.")
    return line
