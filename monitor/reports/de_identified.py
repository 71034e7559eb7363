"""What is handed out of a session without saying whose it is.

Everything typed in words is left out unless it is known to be no free text, so that a
field added later stays in until somebody says that it may leave.
"""

from datetime import date, datetime, timedelta
from types import UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints
from uuid import UUID, uuid5

from msgspec import Struct
from msgspec.structs import replace

from monitor.reports.session_record import PatientOut, SessionOut, SessionRecord

S = TypeVar("S", bound=Struct)
Place = tuple[str, str]
"""A kind of struct, and the name of one of its fields."""

OLDEST_TOLD = 89
"""Years of age; above it not even the year of birth is told (45 CFR 164.514(b)(2))."""

_DAYS = 364
_WORDS = {
    "SessionRecord": frozenset({"app_version", "intended_use"}),
    "SessionOut": frozenset({"state"}),
    "ProtocolOut": frozenset({"id", "sha256"}),
    "AllergiesOut": frozenset({"state"}),
    "EntryOut": frozenset({"kind"}),
    "ObservationOut": frozenset({"field", "unit"}),
    "Reading": frozenset({"field"}),
    "Measured": frozenset({"field"}),
    "DoseOut": frozenset({"drug", "route"}),
    "GivenDoseOut": frozenset({"drug", "route"}),
    "InfusionOut": frozenset({"what"}),
    "DoseGiven": frozenset({"drug", "route"}),
    "DoubtOut": frozenset({"cause"}),
    "TreatmentOut": frozenset({"drug", "dose", "route"}),
    "TreatmentGiven": frozenset({"drug", "dose", "route"}),
    "EffectOut": frozenset({"code"}),
    "EffectRecorded": frozenset({"code"}),
    "ScoreOut": frozenset({"scale", "name", "version", "result"}),
    "ScoreRecorded": frozenset({"scale", "version", "result"}),
    "Subscore": frozenset({"part"}),
    "AlertOut": frozenset({"rule", "parameter", "limit"}),
    "LimitOut": frozenset({"rule"}),
    "CheckOut": frozenset({"gate", "label", "phase", "state"}),
    "AnswerOut": frozenset({"ask"}),
    "OverrideOut": frozenset({"gate"}),
    "SignatureOut": frozenset({"meaning"}),
    "QueryOut": frozenset({"field"}),
    "QueryRaised": frozenset({"field"}),
}
"""Texts that may leave, by what they stand in: codes, units, words of a protocol."""

_PEOPLE = frozenset(
    {
        *("author", "by", "opened_by", "charted_by", "superseded_author", "to", "who"),
        *("acknowledged_by", "administered_by", "reviewed_by", "ordered_by"),
        *("closed_by", "observed_by"),
        *("prescriber", "second_checker", "checker", "witness", "contact"),
    }
)


class Disguise:
    """What stands for the ids, the people and the times of one patient's sessions.

    All exports of one ``secret`` agree with each other, and with no others.
    """

    def __init__(self, secret: UUID, patient: UUID) -> None:
        self._secret = secret
        days = uuid5(secret, f"days {patient}").int % _DAYS + 1
        self.back = timedelta(days=days)
        self._people: dict[str, str] = {}

    def id_for(self, known: object) -> UUID:
        return uuid5(self._secret, str(known))

    def person_for(self, name: str) -> str:
        """The same stand-in for the same name, within one session."""
        return self._people.setdefault(name, f"Person {len(self._people) + 1}")

    def record(self, record: SessionRecord) -> SessionRecord:
        """Without its entries, whose links prove what they no more say."""
        return self.struct(replace(record, entries=(), identified=False))

    def session(self, session: SessionOut) -> SessionOut:
        """The frame, whose patient is told by sex and year of birth alone."""
        told = self.struct(session)
        return replace(told, patient=self._patient(session, told.opened_at))

    def _patient(self, session: SessionOut, opened_at: datetime) -> PatientOut:
        patient = session.patient
        told = self.struct(patient)
        age = session.opened_at.year - patient.born.year
        year = patient.born.year
        if age > OLDEST_TOLD:
            year = opened_at.year - OLDEST_TOLD - 1
        return replace(
            told,
            identifier=f"P-{told.id.hex[:8]}",
            born=date(year, 1, 1),
            allergies=replace(told.allergies, state=patient.allergies.state),
        )

    def struct(self, known: S) -> S:
        """That, without what it tells of whom; of the same shape."""
        kind, hints = type(known).__name__, _hints(type(known))
        return replace(
            known,
            **{
                name: self._told((kind, name), getattr(known, name), hints[name])
                for name in known.__struct_fields__
            },
        )

    def _told(self, place: Place, value: object, hint: object) -> object:
        match value:
            case SessionOut():
                told: object = self.session(value)
            case Struct():
                told = self.struct(value)
            case tuple():
                each = (self._told(place, one, hint) for one in value)
                told = tuple(one for one in each if one != "")
            case datetime() | date():
                told = value - self.back
            case UUID():
                told = self.id_for(value)
            case str():
                told = self._text(place, value, hint)
            case _:
                told = value
        return told

    def _text(self, place: Place, value: str, hint: object) -> str:
        kind, name = place
        if value and name in _PEOPLE:
            return self.person_for(value)
        if place == ("AlertOut", "key"):
            return str(self.id_for(value))
        return value if name in _WORDS.get(kind, ()) or _is_closed(hint) else ""


_KNOWN: dict[type, dict[str, Any]] = {}


def _hints(kind: type[Struct]) -> dict[str, Any]:
    if kind not in _KNOWN:
        _KNOWN[kind] = get_type_hints(kind)
    return _KNOWN[kind]


def _is_closed(hint: object) -> bool:
    """Whether only words that the program itself knows can stand there."""
    if get_origin(hint) is Literal:
        return True
    if get_origin(hint) in (Union, UnionType):
        return any(_is_closed(each) for each in get_args(hint))
    return False
