"""From a protocol's exact text to its tables, with guards against hostile text."""

import re
import tomllib
from collections.abc import Iterator
from decimal import Decimal

from monitor.protocol.faults import Fault, ProtocolFault
from monitor.protocol.shapes import element_paths

MOST_BYTES = 256 * 1024
MOST_DEPTH = 8
_LARGEST_EXPONENT = 6
_LARGEST_NUMBER = 1_000_000
_FINEST = Decimal("0.000001")

_LINE = re.compile(r"\(at line (\d+), column \d+\)")
_PART = r"""(?:[A-Za-z0-9_-]++|"[^"\n]*+"|'[^'\n]*+')"""
# The reader takes quadratic time over one key of very many dotted parts.
_LONG_KEY = re.compile(
    rf"(?<![A-Za-z0-9_-]){_PART}(?:[ \t]*+\.[ \t]*+{_PART}){{{MOST_DEPTH}}}"
)


def tables_of(text: str) -> dict[str, object]:
    """The tables of a text; floats are read as exact decimals.

    Raises ProtocolFault for text that is too long or too deep, is no TOML, or holds
    a number that no protocol needs.
    """
    _refuse_size(text)
    if _LONG_KEY.search(text):
        raise _too_deep()
    try:
        tables: dict[str, object] = tomllib.loads(text, parse_float=Decimal)
    except RecursionError:
        raise _too_deep() from None
    except ValueError as error:
        raise ProtocolFault((_syntax_fault(error),)) from None
    faults = tuple(_number_faults(tables))
    if faults:
        raise ProtocolFault(faults)
    return tables


def _refuse_size(text: str) -> None:
    try:
        size = len(text.encode())
    except UnicodeEncodeError:
        raise ProtocolFault((Fault("", "not text in UTF-8"),)) from None
    if size > MOST_BYTES:
        raise ProtocolFault((Fault("", f"longer than {MOST_BYTES} bytes"),))


def _too_deep() -> ProtocolFault:
    return ProtocolFault((Fault("", f"deeper than {MOST_DEPTH} levels"),))


def _syntax_fault(error: ValueError) -> Fault:
    words = str(error)
    found = _LINE.search(words)
    text = _LINE.sub("", words).strip()
    return Fault("", text, line=int(found.group(1)) if found else None)


def _number_faults(tables: dict[str, object]) -> Iterator[Fault]:
    ahead: list[tuple[str, object, int]] = [("", tables, 1)]
    while ahead:
        path, value, depth = ahead.pop()
        if isinstance(value, dict | list):
            if depth > MOST_DEPTH:
                raise _too_deep()
            ahead.extend((p, v, depth + 1) for p, v in _children(path, value))
        elif not _is_bounded(value):
            yield Fault(path, "not a number that a protocol needs")


def _children(path: str, value: object) -> Iterator[tuple[str, object]]:
    if isinstance(value, dict):
        for key, child in value.items():
            yield (f"{path}.{key}" if path else str(key)), child
    elif isinstance(value, list):
        yield from zip(element_paths(path, value), value, strict=True)


def _is_bounded(value: object) -> bool:
    if isinstance(value, int):
        return abs(value) <= _LARGEST_NUMBER
    if not isinstance(value, Decimal):
        return True
    if not value.is_finite() or value.adjusted() > _LARGEST_EXPONENT:
        return False
    return value == value.quantize(_FINEST) and abs(value) <= _LARGEST_NUMBER
