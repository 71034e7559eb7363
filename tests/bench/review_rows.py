"""A review list of 100,000 sessions, made up: rows of the derived tables alone.

Nothing was charted for them. Their values are drawn so that filters find as many and as
few as a clinic of ten years would have of each; texts are put together of some phrases.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from random import Random
from uuid import UUID

from msgspec.structs import replace

from monitor.chart.kinds import PatientDetails
from monitor.chart.patient import Patient
from monitor.charting.review_list import ReviewRow
from monitor.review.indexed import place
from monitor.storage.database import Database
from monitor.storage.projections import PatientIndexRow, patient_row
from monitor.storage.review_columns import KEPT, TEXTS
from monitor.storage.tables import PATIENT_INDEX, REVIEW_INDEX, insertion
from tests.desk import PATIENT

SESSIONS = 100_000
PATIENTS = 12_000
LAST_DAY = date(2026, 3, 14)
RARE = "haematoma"
"""A word in about one session of a thousand."""

_NURSES = [
    f"{given}. {family} RN" for given in "AJLMR" for family in ("Okafor", "Ruiz")
]
_PHRASES = (
    "calm, eyes closed",
    "felt sick, then calm",
    "tearful but wants to go on",
    "line flushed",
    "misread the display",
    "cuff moved to the other arm",
    "asked for the music to stop",
    "partner waits outside",
)
_FAMILIES = ("Halvorsen", "Dubois", "Lindqvist", "Moretti", "Oyelaran", "Kowalska")
_STATES = ("signed",) * 18 + ("not signed", "amended since signed")


def fill(database: Database, sessions: int = SESSIONS) -> None:
    """In one transaction, past the journal."""
    dice = Random(26)  # noqa: S311 - the same list at each run
    patients = max(sessions * PATIENTS // SESSIONS, 1)
    rows = [_row(number, patients, dice) for number in range(sessions)]
    texts = [(row.number, _text(dice)) for row in rows]
    columns = ", ".join(KEPT)
    with database.transaction() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        add = insertion(PATIENT_INDEX)
        driver.executemany(add, [_patient(n) for n in range(patients)])
        driver.executemany(
            f"INSERT OR IGNORE INTO {REVIEW_INDEX.name} ({columns})"  # noqa: S608 our own names
            f" VALUES ({', '.join('?' * len(KEPT))})",
            [row[: len(KEPT)] for row in rows],
        )
        driver.executemany(
            f"INSERT OR IGNORE INTO {TEXTS} (rowid, document) VALUES (?, ?)",  # noqa: S608 our own name
            texts,
        )


def _patient(number: int) -> PatientIndexRow:
    details: PatientDetails = replace(
        PATIENT.details,
        family=_FAMILIES[number % len(_FAMILIES)],
        given=f"Given{number}",
        identifier=f"K-{number:06}",
    )
    return patient_row(Patient(id=_id("patient", number), details=details))


def _id(what: str, number: int) -> UUID:
    return UUID(int=Random(f"{what} {number}").getrandbits(128))  # noqa: S311


def _row(number: int, patients: int, dice: Random) -> ReviewRow:
    newest = datetime(LAST_DAY.year, LAST_DAY.month, LAST_DAY.day, 18, tzinfo=UTC)
    opened = newest - timedelta(minutes=53 * number + dice.randrange(40))
    id_, high = _id("session", number), int(dice.random() < 0.02)
    medium = dice.choice((0, 0, 0, 1, 1, 2))
    unanswered = int(high + medium > 0 and dice.random() < 0.02)
    late, missed = dice.choice((0, 0, 0, 1, 2)), int(dice.random() < 0.1)
    is_iv, is_open = dice.random() < 0.8, int(number < 3)
    state = "open" if is_open else dice.choice(_STATES)
    peak = dice.randrange(118, 205)
    return ReviewRow(
        session=id_.bytes,
        number=place(id_, opened),
        patient=_id("patient", dice.randrange(patients)).bytes,
        moved_from=None,
        opened_ms=int(opened.timestamp() * 1000),
        opened_day=opened.date().isoformat(),
        started_ms=int(opened.timestamp() * 1000) + 900_000,
        closed_ms=None if is_open else int(opened.timestamp() * 1000) + 9_000_000,
        zone="Europe/London",
        room=f"Room {dice.randrange(1, 7)}",
        nurse=dice.choice(_NURSES),
        protocol=dice.choice(("iv40 v3", "iv40 v2")) if is_iv else "nasal v1",
        route="iv" if is_iv else "nasal",
        drug="ketamine" if is_iv else "esketamine",
        dosed=1,
        series_of=6,
        state=state,
        peak_sbp=peak,
        rise=peak - 118,
        lowest_spo2=dice.randrange(89, 99),
        peak_dissociation=dice.randrange(10),
        peak_distress=dice.randrange(8),
        high=high,
        medium=medium,
        low=dice.randrange(4),
        median_ack_ms=dice.randrange(15, 200) * 1000 if high + medium else None,
        unacknowledged=unanswered,
        slow=int(dice.random() < 0.05),
        late=late,
        missed=missed,
        untimely=late + missed,
        amended=int(dice.random() < 0.15),
        pauses=int(dice.random() < 0.1),
        overrides=int(dice.random() < 0.01),
        to_review=int(dice.random() < 0.03),
        to_sign=int(state not in ("signed", "open")),
        to_co_sign=int(state != "open"),
        asked=0,
        answered=0,
        call_day=None,
        is_open=is_open,
        erased=0,
    )


def _text(dice: Random) -> str:
    said = dice.sample(_PHRASES, dice.randrange(1, 4))
    if dice.random() < 0.001:
        said.append(f"{RARE} at the arm")
    return "\n".join(said)


def ten_filters() -> Iterator[tuple[str, str]]:
    """A name for each, and as it is typed."""
    yield "all", ""
    yield "to_sign", "sign:yes"
    yield "high_unanswered", "high:yes unack:yes"
    yield "this_week", "since:monday"
    yield "one_nurse", 'nurse:"A. Okafor RN"'
    yield "room_and_protocol", 'room:"Room 1" protocol:"iv40 v3"'
    yield "late_and_amended", "late>1 amended>0"
    yield "pressure_and_nurse", "sbp>190 nurse:ruiz route:iv"
    yield "patient", "given117"
    yield "words_in_notes", 'alert:medium "felt sick"'
