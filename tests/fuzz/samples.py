"""Content of every sort: noise, text, and good content that something was done to."""

import json
from typing import Any

from hypothesis import strategies as st

_NUMBERS = st.sampled_from(
    [0, -1, 1, 2**31, 2**63 - 1, 2**63, 2**64, -(2**63) - 1, 10**30, 0.5, 1e308, -1e308]
)
_TIMES = st.sampled_from(
    [
        *("2026-03-14T13:00:00Z", "2026-03-14T13:00:00", "2026-03-14", "24:00"),
        *("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "14-Mar-2026"),
    ]
)
_IDS = st.sampled_from(
    ["00000000-0000-0000-0000-000000000000", "0" * 32, "7" * 64, "", "not an id"]
)
_PATHS = st.sampled_from(["..", "../../elsewhere", "/", ".", "a/b", "\x00", "x" * 5000])
ODD_TEXTS = st.sampled_from(
    [
        *("\x00", "\x1b[2J", "\x85", "\u202e", "\u2066", "\u200f", "\ufeff"),
        *("\N{FULLWIDTH DIGIT NINE}", "٩", "१२०", "1_0", "1e3", "nan", "inf", "²"),
        *("=HYPERLINK(1)", "'; DROP TABLE entry", "%s%n", "{0}", "x" * 5001, "é" * 999),
        *("\ud800", "a\udfffb", "\U0001f9d1\u200d\u2695\ufe0f"),
    ]
)
TEXTS = st.text(max_size=60) | ODD_TEXTS | _TIMES
_LEAVES = (
    st.none() | st.booleans() | _NUMBERS | _TIMES | _IDS | _PATHS | TEXTS | st.floats()
)
JSON_VALUES = st.recursive(
    _LEAVES,
    lambda some: (
        st.lists(some, max_size=3)
        | st.dictionaries(st.text(max_size=8), some, max_size=3)
    ),
    max_leaves=6,
)


@st.composite
def mutated(draw: st.DrawFn, *samples: bytes) -> bytes:
    """Bytes flipped, cut out, put in, doubled, or taken from another sample."""
    content = bytearray(draw(st.sampled_from(samples)))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(content)))
        length = draw(st.integers(0, 40))
        match draw(st.sampled_from(["flip", "cut", "put", "double", "take", "end"])):
            case "flip" if at < len(content):
                content[at] ^= draw(st.integers(1, 255))
            case "cut":
                del content[at : at + length]
            case "put":
                content[at:at] = draw(st.binary(max_size=8) | TEXTS.map(_bytes))
            case "double":
                content[at:at] = content[at : at + length]
            case "take":
                other = draw(st.sampled_from(samples))
                content[at:at] = other[at : at + length]
            case _:
                del content[at:]
    return bytes(content)


@st.composite
def other_json(draw: st.DrawFn, *samples: bytes) -> bytes:
    """JSON in which a value, at any depth, is exchanged, left out, or named twice."""
    body = json.loads(draw(st.sampled_from(samples)))
    return json.dumps(exchanged(draw, body)).encode(errors="replace")


def exchanged(draw: st.DrawFn, body: Any) -> Any:
    """The same, with one value in it another."""
    if not isinstance(body, dict | list) or not body or draw(st.integers(0, 5)) == 0:
        return draw(JSON_VALUES)
    keys: list[Any] = sorted(body) if isinstance(body, dict) else [*range(len(body))]
    key = draw(st.sampled_from(keys))
    match draw(st.sampled_from(["exchange"] * 6 + ["leave out", "add"])):
        case "leave out":
            del body[key]
        case "add" if isinstance(body, dict):
            body[draw(st.text(max_size=8))] = draw(JSON_VALUES)
        case _:
            body[key] = exchanged(draw, body[key])
    return body


def contents(*samples: bytes) -> st.SearchStrategy[bytes]:
    """Noise, text, and what was done to a good sample, as often each."""
    return (
        st.binary(max_size=300)
        | TEXTS.map(_bytes)
        | mutated(*samples)
        | st.sampled_from(samples)
    )


def json_contents(*samples: bytes) -> st.SearchStrategy[bytes]:
    """The same, and JSON that is well formed and means something else."""
    return contents(*samples) | other_json(*samples) | other_json(*samples)


def _bytes(text: str) -> bytes:
    return text.encode(errors="surrogatepass")
