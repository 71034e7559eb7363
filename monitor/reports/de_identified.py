"""What is handed out of a session without saying whose it is.

Every text and every time is left out unless it is known that it may leave, so that a
field added later stays in until somebody says so.
"""

from datetime import date, datetime, timedelta
from types import UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints
from uuid import UUID, uuid5

from msgspec import Struct
from msgspec.structs import replace

from monitor.reports.session_record import (
    AllergiesOut,
    PatientOut,
    SessionOut,
    SessionRecord,
)
from monitor.reports.told_of_nobody import (
    KEPT_BACK,
    LEFT_IN,
    NO_WORDS,
    PEOPLE,
    TIMES,
    WORDS,
    Place,
    Vocabulary,
    is_typed,
)
from monitor.reports.versions import VersionOut

S = TypeVar("S", bound=Struct)
OLDEST_TOLD = 89
"""Years of age; above it not even the year of birth is told (45 CFR 164.514(b)(2))."""

_DAYS = 364


class Disguise:
    """What stands for the ids, the people and the times of one patient's sessions.

    All exports of one ``secret`` agree with each other, and with no others. ``words``
    are those of the protocol for what is typed.
    """

    def __init__(
        self, secret: UUID, patient: UUID, words: Vocabulary = NO_WORDS
    ) -> None:
        self._secret = secret
        days = uuid5(secret, f"days {patient}").int % _DAYS + 1
        self.back = timedelta(days=days)
        self._words = words
        self._people: dict[str, str] = {}

    def id_for(self, known: object) -> UUID:
        return uuid5(self._secret, str(known))

    def person_for(self, name: str) -> str:
        """The same stand-in for the same name, within one session."""
        return self._people.setdefault(name, f"Person {len(self._people) + 1}")

    def record(self, record: SessionRecord) -> SessionRecord:
        """Without its entries, whose links prove what they no more say.

        It is told as of its last entry: when it was handed out stands on the file, and
        would tell by how much the times are moved.
        """
        last = max(
            (e.recorded_at for e in record.entries), default=record.session.opened_at
        )
        bare = replace(
            record,
            entries=(),
            versions=_told_versions(record.versions),
            identified=False,
            left_in=LEFT_IN,
        )
        return replace(self.struct(bare, given=("as_of",)), as_of=last - self.back)

    def session(self, session: SessionOut) -> SessionOut:
        """The frame, whose patient is told by sex and year of birth alone."""
        # Whoever knows when that was would know by how much the rest is moved.
        unapproved = replace(session.protocol, approved=None)
        bare = replace(session, protocol=unapproved)
        told = self.struct(bare, given=("patient",))
        return replace(told, patient=self._patient(session, told.opened_at))

    def _patient(self, session: SessionOut, opened_at: datetime) -> PatientOut:
        patient = session.patient
        age = session.opened_at.year - patient.born.year
        year = patient.born.year
        if age > OLDEST_TOLD:
            year = opened_at.year - OLDEST_TOLD - 1
        told = self.id_for(patient.id)
        return PatientOut(
            id=told,
            identifier=f"P-{told.hex[:8]}",
            family="",
            given="",
            born=date(year, 1, 1),
            sex=patient.sex,
            allergies=AllergiesOut(state=patient.allergies.state, items=()),
        )

    def struct(self, known: S, given: tuple[str, ...] = ()) -> S:
        """That, without what it tells of whom; of the same shape.

        Fields that are ``given`` stay, for whoever asks to fill. Raises TypeError of a
        time that has to be there and may not leave.
        """
        kind, hints = type(known).__name__, _hints(type(known))
        return replace(
            known,
            **{
                name: self._told((kind, name), getattr(known, name), hints[name])
                for name in known.__struct_fields__
                if name not in given
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
                told = self._time(place, value, hint)
            case UUID():
                told = self.id_for(value)
            case str():
                told = self._text(place, value, hint)
            case _:
                told = value
        return told

    def _time(self, place: Place, value: date, hint: object) -> date | None:
        """Also of a day without a time, which ``datetime`` is as well."""
        kind, name = place
        if name in TIMES.get(kind, ()):
            return value - self.back
        if type(None) not in get_args(hint):
            raise TypeError(place)
        return None

    def _text(self, place: Place, value: str, hint: object) -> str:
        kind, name = place
        if value and name in PEOPLE:
            return self.person_for(value)
        if is_typed(place):
            return self._words.known(name, value)
        if place == ("AlertOut", "key"):
            return str(self.id_for(value))
        return value if name in WORDS.get(kind, ()) or _is_closed(hint) else ""


def _told_versions(versions: tuple[VersionOut, ...]) -> tuple[VersionOut, ...]:
    """Without any of a fact that has nothing to tell."""
    silent = {v.fact for v in versions if type(v.says).__name__ in KEPT_BACK}
    return tuple(version for version in versions if version.fact not in silent)


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
