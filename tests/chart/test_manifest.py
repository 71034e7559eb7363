"""What is signed of a session: the same bytes on every workstation."""

from datetime import UTC, datetime
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from monitor.chart.manifest import (
    Manifest,
    Stretch,
    canonical,
    head_code,
    manifest_code,
    part_of,
    signed_at,
    signed_bytes,
)
from monitor.chart.merkle import root_of
from monitor.chartverify import hashing, lines

HERE, THERE = UUID(int=1), UUID(int=2)
SESSION, PATIENT = UUID(int=3), UUID(int=4)


class Placed(Struct, frozen=True):
    station: UUID
    epoch: UUID
    seq: int

    @property
    def link(self) -> bytes:
        return bytes([self.station.int, self.epoch.int, self.seq]) + bytes(29)


ENTRIES = [
    Placed(HERE, HERE, 3),
    Placed(HERE, HERE, 4),
    Placed(HERE, HERE, 9),
    Placed(HERE, THERE, 1),
    Placed(THERE, HERE, 2),
]
MANIFEST = Manifest(
    session=part_of(SESSION, ENTRIES),
    patient=part_of(PATIENT, [Placed(HERE, HERE, 1)]),
    protocol="ab" * 32,
    meaning="reviewed and complete",
    name="Dr Ødegård",
    signed_ms=1_000,
    app_version="0.1.0",
)


def test_a_part_tells_each_chain() -> None:
    """From the first to the last number, how many, and the link of the last."""
    part = part_of(SESSION, ENTRIES)

    assert part.chains[0] == Stretch(
        station=HERE,
        epoch=HERE,
        first=3,
        last=9,
        count=3,
        link=ENTRIES[2].link.hex(),
    )
    assert [(c.station, c.epoch, c.count) for c in part.chains[1:]] == [
        (HERE, THERE, 1),
        (THERE, HERE, 1),
    ]
    assert part.root == root_of(entry.link for entry in ENTRIES).hex()


def test_the_order_of_arrival_does_not_matter() -> None:
    """Two workstations that know the same entries sign the same."""
    assert part_of(SESSION, reversed(ENTRIES)) == part_of(SESSION, ENTRIES)


def test_the_bytes_are_these() -> None:
    """For ever, since signatures are of them."""
    bare = replace(MANIFEST, session=part_of(SESSION, []), patient=part_of(PATIENT, []))

    assert signed_bytes(bare).decode() == (
        "vigil sign-off 1\0"
        '{"app_version":"0.1.0","meaning":"reviewed and complete","name":"Dr Ødegård",'
        '"patient":{"chains":[],"id":"00000000-0000-0000-0000-000000000004",'
        f'"root":"{"00" * 32}"}},"protocol":"{"ab" * 32}",'
        '"session":{"chains":[],"id":"00000000-0000-0000-0000-000000000003",'
        f'"root":"{"00" * 32}"}},"signed_ms":1000,"signoff":"vigil sign-off 1"}}'
    )


def test_every_field_is_signed() -> None:
    """No two manifests that differ have the same bytes or the same code."""
    others = [
        replace(MANIFEST, session=MANIFEST.patient),
        replace(MANIFEST, patient=MANIFEST.session),
        replace(MANIFEST, protocol="cd" * 32),
        replace(MANIFEST, meaning="x"),
        replace(MANIFEST, name="x"),
        replace(MANIFEST, signed_ms=1_001),
        replace(MANIFEST, app_version="0.1.1"),
    ]

    assert len({signed_bytes(m) for m in (MANIFEST, *others)}) == len(others) + 1
    assert len({manifest_code(m) for m in (MANIFEST, *others)}) == len(others) + 1


def test_a_time_is_whole_milliseconds() -> None:
    assert signed_at(datetime(1970, 1, 1, 0, 0, 1, 999, tzinfo=UTC)) == 1_000


def test_a_code_is_twenty_digits_in_groups() -> None:
    """Short enough to be read aloud."""
    digest = bytes(range(0x10, 0x30))

    assert head_code(digest) == "1011 1213 1415 1617 1819"
    assert hashing.code_of(digest.hex()) == head_code(digest)


def test_the_verifier_spells_it_the_same() -> None:
    """Also what has to be escaped, and what must not be."""
    value = {"b": [1, None, "é\u2028\x7f/"], "a": '"\\\b\f\n\r\t\x00\x1f'}

    assert lines.canonical(value) == canonical(value)
    assert (
        canonical(value)
        == (
            '{"a":"\\"\\\\\\b\\f\\n\\r\\t\\u0000\\u001f","b":[1,null,"é\u2028\x7f/"]}'
        ).encode()
    )
