"""What of an erasure is refused: by the record, and by the file itself."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID, uuid5

import pytest
from msgspec.structs import replace
from sqlalchemy.exc import IntegrityError

from monitor.chart.refusals import Refusal
from monitor.storage.verify import verify
from tests.charting.signed import (
    AUDREY,
    FIRST,
    OTHER_PATIENT,
    SECOND,
    SignedWard,
)
from tests.charting.standing import who
from tests.desk import PATIENT, SPACE
from tests.storage.erased_ward import (
    CANARIES,
    erasable_ward,
    erase,
    erasing,
    pages,
)
from tests.storage.tampering import without_guards


@pytest.fixture
def ward(tmp_path: Path) -> Iterator[SignedWard]:
    with erasable_ward(tmp_path / "record") as ward:
        yield ward


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"identifier": "T-0001"}, "number"),
        ({"identifier": ""}, "number"),
        ({"reason": " "}, ""),
        ({"stream_id": SPACE}, "no such patient"),
    ],
)
def test_what_is_refused(
    ward: SignedWard, changes: dict[str, object], reason: str
) -> None:
    answer = ward.recorder.handle(erasing(ward, **changes), who("administrator"))
    assert isinstance(answer, Refusal)
    assert reason in answer.why
    assert all(canary in pages(ward) for canary in CANARIES[:1])


def test_not_while_a_session_is_open(ward: SignedWard) -> None:
    ward.session_id, ward.patient_id = uuid5(SPACE, "third"), OTHER_PATIENT
    identity = replace(ward.opening().identity, initials="AZ")
    ward.charted(ward.opening(identity=identity), who("nurse"))
    assert "is open" in ward.refused(erasing(ward), who("administrator")).why


def test_nothing_more_is_charted_of_them(ward: SignedWard) -> None:
    """Neither put right, nor a session opened, nor the old one added to."""
    erase(ward)
    ward.patient_id = OTHER_PATIENT
    for asked in (ward.correction(**AUDREY), ward.opening(stream_id=SPACE)):
        assert "was erased" in ward.refused(asked, who("nurse")).why


_OF = "WHERE arrival IN (SELECT arrival FROM entry WHERE {})"


def refused_by_the_file(ward: SignedWard, statement: str) -> bool:
    try:
        with ward.database.transaction() as connection:
            connection.exec_driver_sql(statement)
    except IntegrityError:
        return True
    return False


@pytest.mark.parametrize(
    "condition",
    [
        f"stream = x'{PATIENT.id.hex}'",
        f"stream = x'{FIRST.hex}'",
        "kind = 'patient-erased'",
        f"kind = 'signed-off' AND stream = x'{SECOND.hex}'",
    ],
)
def test_the_file_lets_nothing_else_go(ward: SignedWard, condition: str) -> None:
    """Whoever asks: nobody else's rows, not the erasure, and no signature."""
    erase(ward)
    statement = f"DELETE FROM payload {_OF.format(condition)}"  # noqa: S608 in a test
    assert refused_by_the_file(ward, statement)


@pytest.mark.parametrize("session", [FIRST, SECOND])
def test_without_an_erasure_nothing_goes(ward: SignedWard, session: UUID) -> None:
    condition = f"stream = x'{session.hex}'"
    statement = f"DELETE FROM payload {_OF.format(condition)}"  # noqa: S608 in a test
    assert refused_by_the_file(ward, statement)
    assert refused_by_the_file(ward, f"DELETE FROM entry WHERE {condition}")  # noqa: S608 in a test


def test_a_header_is_never_let_go(ward: SignedWard) -> None:
    erase(ward)
    condition = f"stream = x'{SECOND.hex}'"
    assert refused_by_the_file(ward, f"DELETE FROM entry WHERE {condition}")  # noqa: S608 in a test


def test_what_is_missing_elsewhere_is_still_found(ward: SignedWard) -> None:
    """An erasure excuses no lack but its own."""
    erase(ward)
    folder = ward.database.folder.path
    ward.database.close()
    condition = f"stream = x'{FIRST.hex}' AND kind = 'note-recorded'"
    without_guards(folder, f"DELETE FROM payload {_OF.format(condition)}")  # noqa: S608 in a test
    report = verify(ward.database)
    assert not report.is_whole
    assert any("content is missing" in line for line in report.lines)
