"""Whatever the bytes are, they are slots, damaged, or of a later format."""

import hashlib
from contextlib import suppress
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from monitor.access.enrolling import with_next_key
from monitor.access.faults import NewerSlots, SlotsDamaged
from monitor.access.signing_in import open_by_code, sign_in
from monitor.access.slot_text import Damaged, read, written
from monitor.access.slots import NOBODY, KeySlots
from tests.access.keyring import (
    CODE_PRINTED,
    MARTHAS,
    NEXT_KEY,
    bare_slots,
    two_people,
)

_SLOTS = two_people()
_CONTENT = written(_SLOTS)
_HEAD, _, _REST = _CONTENT.partition(b"\n")
_BODY = _REST.partition(b"\n")[2]


def _framed(body: bytes, head: bytes = _HEAD) -> bytes:
    """With a sum that fits, as if Vigil had written it."""
    total = hashlib.sha256(head + b"\n" + body).hexdigest().encode()
    return b"\n".join((head, total, body))


def _outcome(content: bytes) -> KeySlots | None:
    """The slots, or None for the declared faults; all else fails the test."""
    try:
        return read(content)
    except (Damaged, NewerSlots):
        return None


@pytest.mark.parametrize(
    "slots", [_SLOTS, bare_slots(), with_next_key(_SLOTS, NEXT_KEY)]
)
def test_what_is_written_is_read(slots: KeySlots) -> None:
    assert read(written(slots)) == slots
    assert written(read(written(slots))) == written(slots)


def test_the_frame_is_as_documented() -> None:
    """A later version has to find it so."""
    assert _framed(_BODY) == _CONTENT
    assert _HEAD == b"Vigil key slots 1"


def test_a_later_format_is_told_apart_from_damage() -> None:
    with pytest.raises(NewerSlots, match="from a later version"):
        read(_framed(b"whatever it is", b"Vigil key slots 2"))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n",
        b"\n\n",
        _HEAD,
        _CONTENT[:-1],
        _CONTENT + b" ",
        _CONTENT.replace(b"slots 1", b"slots 3", 1),
        _framed(_BODY, b"Vigil key slots 0"),
        _framed(_BODY, b"Vigil key slots -2"),
        _framed(_BODY, b"Vigil key slots 1.5"),
        _framed(_BODY, b"Vigil key slots " + b"9" * 5000),
        _framed(_BODY, b"2"),
        _framed(b""),
        _framed(b"null"),
        _framed(b"{}"),
        _framed(b"[" * 100_000),
        _framed(b'{"record":' * 100_000),
        _framed(_BODY + b"x"),
        _framed(_BODY.replace(b'"generation":3', b'"generation":0')),
        _framed(_BODY.replace(b'"generation":3', b'"generation":9e99')),
        _framed(_BODY.replace(b'"generation":3', b'"generation":3,"more":1')),
        _framed(_BODY.replace(b'"memory_kib":8,', b'"memory_kib":1048577,', 1)),
        _framed(_BODY.replace(b'"memory_kib":8,', b'"memory_kib":7,', 1)),
        _framed(_BODY.replace(b'"passes":1', b'"passes":101', 1)),
        _framed(_BODY.replace(b'"lanes":1', b'"lanes":17', 1)),
        _framed(_BODY.replace(b'"people"', b'"p\xff"')),
        written(replace(_SLOTS, people=(*_SLOTS.people, _SLOTS.people[0]))),
        written(replace(_SLOTS, people=(replace(_SLOTS.people[0], person=NOBODY),))),
        written(replace(with_next_key(_SLOTS, NEXT_KEY), people=_SLOTS.people)),
    ],
)
def test_anything_else_is_damaged(content: bytes) -> None:
    """Also what has a right sum and could not be slots."""
    assert content != _CONTENT
    with pytest.raises(Damaged):
        read(content)


@given(st.binary(max_size=400))
def test_noise_is_damaged(content: bytes) -> None:
    assert _outcome(content) is None
    assert _outcome(_framed(content)) is None


@given(st.integers(0, len(_CONTENT) - 1), st.integers(1, 255))
def test_any_wrong_byte_is_noticed(at: int, by: int) -> None:
    """Never taken for a later format, which would lock everybody out."""
    content = bytearray(_CONTENT)
    content[at] ^= by

    with pytest.raises(Damaged):
        read(bytes(content))


@given(st.integers(0, len(_CONTENT) - 1))
def test_any_cut_is_noticed(at: int) -> None:
    with pytest.raises(Damaged):
        read(_CONTENT[:at])


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=40),
    lambda some: (
        st.lists(some, max_size=3)
        | st.dictionaries(st.text(max_size=8), some, max_size=3)
    ),
    max_leaves=6,
)


@st.composite
def _tampered(draw: st.DrawFn) -> bytes:
    """A body in which any value, at any depth, is exchanged for another."""
    body: dict[str, Any] = msgspec.json.decode(_BODY)
    node: Any = body
    while True:
        key = draw(
            st.sampled_from(sorted(node))
            if isinstance(node, dict)
            else st.integers(0, len(node) - 1)
        )
        inner = node[key]
        if isinstance(inner, dict | list) and inner and draw(st.booleans()):
            node = inner
            continue
        node[key] = draw(_JSON | st.binary(min_size=16, max_size=96))
        return _framed(msgspec.json.encode(body))


@given(_tampered())
def test_whatever_stands_in_it_no_sign_in_crashes(content: bytes) -> None:
    """Whoever writes a whole file gets an answer, or damage, and never the key."""
    slots = _outcome(content)
    if slots is None or any(each.cost.memory_kib > 64 for each in slots.people):
        return
    for question in (
        lambda: sign_in(slots, MARTHAS),
        lambda: open_by_code(slots, CODE_PRINTED),
        lambda: with_next_key(slots, NEXT_KEY),
    ):
        with suppress(SlotsDamaged):
            question()
