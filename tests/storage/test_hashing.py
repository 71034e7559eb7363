"""The proof covers every field of an entry but the local one."""

import hashlib
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.storage.hashing import leaf_of, link_of
from monitor.storage.rows import EntryRow

ROW = EntryRow(
    id=b"\x01" * 16,
    stream_kind="session",
    stream=b"\x02" * 16,
    station=b"\x03" * 16,
    epoch=b"\x04" * 16,
    seq=5,
    kind="note-recorded",
    version=1,
    author=b"\x06" * 16,
    auth_method="unverified",
    effective_ms=1_773_494_760_000,
    recorded_ms=1_773_494_761_000,
    recorded_mono_us=12_345_678,
    boot_id="boot",
    server_offset_ms=None,
    supersedes=b"",
    reason=None,
    protocol_hash="ab" * 32,
    app_version="0.1.0",
    leaf=b"\x07" * 32,
    prev_link=b"\x08" * 32,
    link=b"",
    received_ms=0,
)


def test_a_leaf_is_as_published() -> None:
    """Anybody can work out a leaf from salt and content."""
    salt, content = b"s" * 16, b'{"kind":"note-recorded/1"}'

    assert leaf_of(salt, content) == hashlib.sha256(b"\0" + salt + content).digest()


def test_a_link_is_as_published() -> None:
    """Anybody can work out a link, written here a second time from the description."""
    texts = [
        b"session",
        b"note-recorded",
        b"unverified",
        b"boot",
        b"",
        None,
        b"ab" * 32,
        b"0.1.0",
    ]
    message = b"\x01vigil entry 1\0"
    for id_ in (ROW.id, ROW.stream, ROW.station, ROW.epoch, ROW.author):
        message += id_
    for number in (5, 1, ROW.effective_ms, ROW.recorded_ms, ROW.recorded_mono_us):
        message += struct.pack(">q", number)
    message += b"\0" + bytes(8) + ROW.leaf + ROW.prev_link
    for text in texts:
        message += struct.pack(">i", -1 if text is None else len(text))
    message += b"".join(text or b"" for text in texts)

    assert link_of(ROW) == hashlib.sha256(message).digest()


@pytest.mark.parametrize(
    "change",
    [
        {"id": b"\x09" * 16},
        {"stream_kind": "patient"},
        {"stream": b"\x09" * 16},
        {"station": b"\x09" * 16},
        {"epoch": b"\x09" * 16},
        {"seq": 6},
        {"kind": "note-recorde"},
        {"version": 2},
        {"author": b"\x09" * 16},
        {"auth_method": "pin"},
        {"effective_ms": 1},
        {"recorded_ms": 1},
        {"recorded_mono_us": 1},
        {"boot_id": "another"},
        {"server_offset_ms": 0},
        {"supersedes": b"\x09" * 16},
        {"reason": ""},
        {"protocol_hash": None},
        {"app_version": "0.1.1"},
        {"leaf": b"\x09" * 32},
        {"prev_link": b"\x09" * 32},
    ],
    ids=lambda change: next(iter(change)),
)
def test_every_field_counts(change: dict[str, object]) -> None:
    """Changing any field of the header changes its link; absent is not empty."""
    assert link_of(ROW._replace(**change)) != link_of(ROW)  # type: ignore[arg-type]  # any field in turn


def test_all_but_the_local_fields_are_covered() -> None:
    """The list above is the whole header."""
    local = {"link", "received_ms"}

    assert len(set(ROW._fields) - local) == 21
    assert link_of(ROW._replace(received_ms=9, link=b"x")) == link_of(ROW)


@given(
    st.text(alphabet="ab", max_size=3),
    st.text(alphabet="ab", max_size=3),
    st.text(alphabet="ab", max_size=3),
    st.text(alphabet="ab", max_size=3),
)
def test_texts_do_not_run_together(a: str, b: str, c: str, d: str) -> None:
    """Moving letters from one text to the next changes the link."""
    one = link_of(ROW._replace(boot_id=a, reason=b))
    other = link_of(ROW._replace(boot_id=c, reason=d))

    assert (one == other) is ((a, b) == (c, d))
