"""The fields of ruling 3 to type in, and the keys to type them with."""

from collections.abc import Iterable
from datetime import UTC, datetime
from decimal import Decimal
from uuid import uuid5
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from monitor.chart.amendments import Settled
from monitor.chart.entries import NewEntry, Stream
from monitor.chart.fields import Anchor, FieldSpec
from monitor.chart.keying.keys import Key, Press, key_of
from monitor.chart.keying.occasion import Occasion
from monitor.chart.keying.press import press
from monitor.chart.keying.saving import never, readings
from monitor.chart.keying.state import Alerting, Keying, begin
from monitor.chart.kinds import ObservationsRecorded, Reading
from monitor.chart.observations import ObservationSet, observation_sets
from tests.desk import CHARTING, NURSE, SPACE, seal

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 3, 14, 13, 36, tzinfo=UTC)
ID = uuid5(SPACE, "set")
CODES = (
    *("sbp", "dbp", "hr", "spo2", "rr"),
    *("sedation", "dissociation", "distress", "nausea"),
)
NEEDED = frozenset(CODES[:6])
FULL = frozenset(CODES)
WORDS = {
    "\n": Press.ENTER,
    "\b": Press.BACKSPACE,
    "\t": Press.TAB,
    "\x1b": Press.ESCAPE,
}
"""Keys that stand for themselves in a typed text, as a terminal sends them."""


def _vital(
    code: str, label: str, unit: str, limits: tuple[int, int], delta: int
) -> FieldSpec:
    return FieldSpec(
        code=code,
        label=label,
        short=label,
        unit=unit,
        lowest=Decimal(limits[0]),
        highest=Decimal(limits[1]),
        challenge_delta=Decimal(delta),
    )


def _scale(code: str, label: str, highest: int) -> FieldSpec:
    return FieldSpec(
        code=code,
        label=label,
        short=label[:1],
        unit="",
        lowest=Decimal(0),
        highest=Decimal(highest),
        scale=f"0 to {highest}",
        anchors=(Anchor(0, "none"),),
    )


SHEET = replace(
    CHARTING,
    fields=(
        _vital("sbp", "SBP", "mmHg", (40, 299), 35),
        _vital("dbp", "DBP", "mmHg", (20, 199), 25),
        _vital("hr", "Heart rate", "/min", (20, 250), 28),
        replace(_vital("spo2", "SpO2", "%", (40, 100), 5), undisturbed=True),
        replace(_vital("rr", "Resp rate", "/min", (0, 60), 7), undisturbed=True),
        _scale("sedation", "Responsiveness", 5),
        _scale("dissociation", "Dissociation", 10),
        _scale("distress", "Distress", 10),
        _scale("nausea", "Nausea", 3),
    ),
)
TEMPERATURE = replace(
    _vital("temp", "Temperature", "C", (30, 43), 2),
    highest=Decimal("43.0"),
    decimals=1,
)
OXYGEN_SPEC = FieldSpec(
    code="oxygen",
    label="Oxygen",
    short="O2",
    unit="L/min",
    lowest=Decimal("0.5"),
    highest=Decimal(15),
    decimals=1,
)
PLAIN = Occasion(charting=SHEET, zone=LONDON)
BLANK = begin(PLAIN, ID)


def occasion(
    *sets: ObservationSet, needed: Iterable[str] = (), **changes: object
) -> Occasion:
    fresh = Occasion(
        charting=SHEET, zone=LONDON, needed=frozenset(needed), sets=tuple(sets)
    )
    return replace(fresh, **changes)


def keys(text: str) -> list[Key]:
    return [WORDS.get(c) or key_of(c) for c in text]


def type_in(
    keying: Keying, text: str, now: datetime = NOW, alerting: Alerting = never
) -> Keying:
    for key in keys(text):
        keying = press(keying, key, now, alerting)
    return keying


def typed(text: str, *sets: ObservationSet, needed: Iterable[str] = ()) -> Keying:
    """An empty set of that occasion with a text typed into it."""
    return type_in(begin(occasion(*sets, needed=needed), ID), text)


def charted(
    line: str, at: datetime, *, unchanged: frozenset[str] = frozenset()
) -> ObservationSet:
    """An earlier set, ``118/72 70 98 14 5 0 1 0``; a dash leaves a field out."""
    pairs = zip(CODES, line.replace("/", " ").split(), strict=False)
    made = tuple(
        Reading(field=code, value=Decimal(value), unchanged=code in unchanged)
        for code, value in pairs
        if value != "-"
    )
    payload = ObservationsRecorded(readings=made)
    new = NewEntry(
        id=uuid5(SPACE, f"{line} {at}"),
        stream=Stream("session", SPACE),
        payload=payload,
        effective_at=at,
    )
    entry = seal(new, 1, at, NURSE)
    fact = Settled(first=entry, entry=entry, payload=payload)
    return observation_sets([(fact, payload)])[0]


def values(keying: Keying) -> str:
    """What the set says, as one line of values; reasons by their first letter."""
    said = {r.field: r for r in readings(keying)}
    return " ".join(_word(said.get(code)) for code in CODES)


def _word(reading: Reading | None) -> str:
    if reading is None:
        return "."
    return str(reading.value) if reading.not_done is None else f"-{reading.not_done[0]}"


def refusal(keying: Keying) -> str:
    """The sentence of the notice that is shown; empty where there is none."""
    return "" if keying.notice is None else keying.notice.refusal.sentence
