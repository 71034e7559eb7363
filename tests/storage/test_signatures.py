"""A signature that was moved, and a signed session that was changed, are found.

By somebody who has the key of the file and works every hash out anew.
"""

from collections.abc import Callable, Iterator
from itertools import chain, islice
from random import Random
from uuid import UUID

import msgspec
import pytest
from sqlalchemy import Connection, create_engine
from sqlcipher3 import dbapi2

from monitor.chart.kinds import SignedOff
from monitor.chart.manifest import Signature
from monitor.storage.chain import CHAINS, breaks
from monitor.storage.codec import encoded
from monitor.storage.hashing import FIRST_PREV_LINK, leaf_of, link_of
from monitor.storage.rows import EntryRow
from monitor.storage.signatures import broken_signatures, signatures_of
from monitor.storage.tables import ENTRY, METADATA, PAYLOAD, insertion
from tests.charting.signed import (
    FIRST,
    SECOND,
    STRANGERS,
    SignedWard,
    signed_ward,
)

Rows = list[tuple[EntryRow, bytes, bytes]]
"""Header, salt and content of every entry, in the order of the one chain."""
_ADD_ENTRY, _ADD_PAYLOAD = insertion(ENTRY), insertion(PAYLOAD)
Tampering = Callable[[Rows, Random], Rows]


@pytest.fixture(scope="module")
def ward(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SignedWard]:
    with signed_ward(tmp_path_factory.mktemp("signed") / "record") as ward:
        yield ward.signed_by_both()


def read(connection: Connection) -> Rows:
    return [
        (EntryRow._make(row[:-3]), row[-3], row[-2])
        for row in connection.exec_driver_sql(CHAINS)
    ]


def rehashed(rows: Rows) -> Rows:
    """Numbered and chained anew, as if it had been written so."""
    done: Rows = []
    before = FIRST_PREV_LINK
    for seq, (row, salt, content) in enumerate(rows, start=1):
        bare = row._replace(seq=seq, leaf=leaf_of(salt, content), prev_link=before)
        before = link_of(bare)
        done.append((bare._replace(link=before), salt, content))
    return done


def put(connection: Connection, rows: Rows) -> None:
    """In the place of all that is there; no guard stands in the way."""
    connection.exec_driver_sql("DELETE FROM payload")
    connection.exec_driver_sql("DELETE FROM entry")
    for statement, values in (
        (_ADD_ENTRY, [(at, *row) for at, (row, _, _) in enumerate(rows, 1)]),
        (_ADD_PAYLOAD, [(at, *of) for at, (_, *of) in enumerate(rows, 1)]),
    ):
        connection.exec_driver_sql(statement, values)


@pytest.fixture(scope="module")
def rows(ward: SignedWard) -> Rows:
    with ward.database.reading() as connection:
        return read(connection)


@pytest.fixture(scope="module")
def table() -> Iterator[Connection]:
    """Where to put what was tampered with: in memory, which is ten times as fast."""
    engine = create_engine("sqlite://", module=dbapi2)
    METADATA.create_all(engine, [ENTRY, PAYLOAD])
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def found(
    rows: Rows, table: Connection, tampering: Tampering, dice: Random
) -> list[str] | None:
    """What the two checks say of it first; None where nothing came of it."""
    after = tampering(list(rows), dice)
    if after == rows:
        return None
    put(table, after)
    broken = breaks(table.exec_driver_sql(CHAINS), [])
    return list(islice(chain(broken, broken_signatures(table)), 1))


def _at(rows: Rows, dice: Random, *kinds: str) -> int:
    """Of a signed entry, or of one of those kinds."""
    streams = (FIRST.bytes, SECOND.bytes)
    return dice.choice(
        [
            at
            for at, (row, _, _) in enumerate(rows)
            if (row.kind in kinds if kinds else row.stream in streams)
            and (kinds or row.kind not in ("signed-off", "staff-named"))
        ]
    )


def another_byte(rows: Rows, dice: Random) -> Rows:
    """Of what was charted, as it stands, or with all hashes worked out anew."""
    at = _at(rows, dice)
    row, salt, content = rows[at]
    changed = bytearray(content)
    changed[dice.randrange(len(changed))] ^= dice.randrange(1, 256)
    rows[at] = (row, salt, bytes(changed))
    return rehashed(rows) if dice.random() < 0.8 else rows


def another_header(rows: Rows, dice: Random) -> Rows:
    at = _at(rows, dice)
    row, salt, content = rows[at]
    changes = (
        {"author": dice.randbytes(16)},
        {"effective_ms": row.effective_ms + dice.choice([-60_000, 1, 60_000])},
        {"recorded_ms": row.recorded_ms + dice.choice([-1, 1])},
        {"auth_method": "pin!"},
        {"reason": f"{row.reason}."},
        {"kind": f"{row.kind}s"},
        {"stream": dice.randbytes(16)},
    )
    rows[at] = (row._replace(**dice.choice(changes)), salt, content)
    return rehashed(rows)


def left_out(rows: Rows, dice: Random) -> Rows:
    del rows[_at(rows, dice)]
    return rehashed(rows)


def put_between(rows: Rows, dice: Random) -> Rows:
    """An entry that nobody charted, before the signature."""
    at = _at(rows, dice)
    row, salt, content = rows[at]
    rows.insert(at, (row._replace(id=dice.randbytes(16)), salt, content))
    return rehashed(rows)


def swapped(rows: Rows, dice: Random) -> Rows:
    one, other = _at(rows, dice), _at(rows, dice)
    (a, *of_a), (b, *of_b) = rows[one], rows[other]
    rows[one], rows[other] = (a, *of_b), (b, *of_a)  # type: ignore[assignment]
    return rows if rows[one][1:] == rows[other][1:] else rehashed(rows)


def a_byte_of_the_signature(rows: Rows, dice: Random) -> Rows:
    at = _at(rows, dice, "signed-off")
    row, salt, content = rows[at]
    digits = [i for i, c in enumerate(content) if chr(c) in "0123456789abcdef"]
    changed = bytearray(content)
    place = dice.choice(digits)
    changed[place] = ord(dice.choice("0123456789abcdef"))
    rows[at] = (row, salt, bytes(changed))
    return rehashed(rows)


def copied_to_another(rows: Rows, dice: Random) -> Rows:
    """The other session's signature, in the place of this one's."""
    ours = _at(rows, dice, "signed-off")
    stream = rows[ours][0].stream
    others = [r for r in rows if r[0].kind == "signed-off" and r[0].stream != stream]
    rows[ours] = (rows[ours][0], *dice.choice(others)[1:])
    return rehashed(rows)


def signed_by_a_stranger(rows: Rows, dice: Random) -> Rows:
    """Exactly what was signed, in that person's name, with a key of somebody's own."""
    at = _at(rows, dice, "signed-off")
    row, salt, content = rows[at]
    payload = msgspec.json.decode(content, type=SignedOff)
    forged = STRANGERS.sign(payload.signature.manifest)
    rows[at] = (row, salt, encoded(SignedOff(signature=forged)))
    return rehashed(rows)


def unreadable(rows: Rows, dice: Random) -> Rows:
    at = _at(rows, dice, "signed-off")
    row, salt, content = rows[at]
    rows[at] = (row, salt, content.replace(b"manifest", b"manifests", 1))
    return rehashed(rows)


TAMPERINGS: tuple[Tampering, ...] = (
    another_byte,
    another_header,
    left_out,
    put_between,
    swapped,
    a_byte_of_the_signature,
    copied_to_another,
    signed_by_a_stranger,
    unreadable,
)


def accepted(rows: Rows, table: Connection, count: int) -> list[str]:
    dice = Random(20261122)  # noqa: S311 to be repeated
    passed = []
    for number in range(count):
        tampering = TAMPERINGS[number % len(TAMPERINGS)]
        if found(rows, table, tampering, dice) == []:
            passed.append(f"{number}: {tampering.__name__}")
    return passed


def test_what_was_not_touched_holds(ward: SignedWard, rows: Rows) -> None:
    """Also with every hash worked out anew, which comes to the same."""
    assert rehashed(rows) == rows
    with ward.database.reading() as connection:
        assert list(broken_signatures(connection)) == []
        assert len(signatures_of(connection)) == 4
        assert len(signatures_of(connection, FIRST)) == 2


def test_nothing_that_was_signed_is_changed_unseen(
    rows: Rows, table: Connection
) -> None:
    assert accepted(rows, table, 2_000) == []


@pytest.mark.faults
@pytest.mark.timeout(3000)
def test_nothing_that_was_signed_is_ever_changed_unseen(
    rows: Rows, table: Connection
) -> None:
    """The long form."""
    assert accepted(rows, table, 100_000) == []


@pytest.mark.parametrize("name", [b"signoff", b"meaning", b"chains", b"link"])
def test_no_name_in_it_is_another(rows: Rows, table: Connection, name: bytes) -> None:
    """Also of what has a value without it, in a signature that no later one covers."""

    def renamed(rows: Rows, _: Random) -> Rows:
        at = max(i for i, (row, *_) in enumerate(rows) if row.kind == "signed-off")
        row, salt, content = rows[at]
        rows[at] = (row, salt, content.replace(b'"' + name, b'"0' + name[1:], 1))
        return rehashed(rows)

    assert found(rows, table, renamed, Random(3))  # noqa: S311 to be repeated


@pytest.mark.parametrize(
    ("tampering", "said"),
    [
        (copied_to_another, "it is of another session"),
        (signed_by_a_stranger, "the key is not the one"),
        (left_out, "is not as it was signed"),
        (unreadable, "it can't be read"),
    ],
)
def test_it_says_what_is_wrong(
    rows: Rows, table: Connection, tampering: Tampering, said: str
) -> None:
    findings = found(rows, table, tampering, Random(3)) or []  # noqa: S311 to be repeated
    assert any(said in finding for finding in findings), findings


def test_each_session_has_its_own(ward: SignedWard) -> None:
    def of(session: UUID) -> set[str]:
        with ward.database.reading() as connection:
            known: tuple[Signature, ...] = signatures_of(connection, session)
        return {str(signature.manifest.session.id) for signature in known}

    assert of(FIRST) == {str(FIRST)}
    assert of(SECOND) == {str(SECOND)}
