"""A new-session page run in memory, through ``decide`` alone and without Qt."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from monitor.chart.commands import (
    AnyCommand,
    ApproveProtocol,
    ChangePerson,
    Chart,
    Chartable,
    CorrectPatient,
    DisablePerson,
    EnrolPerson,
    ErasePatient,
    OpenSession,
    ProposeProtocol,
    Reattribute,
    RecordPatient,
    SetCoSigning,
    SetLockTimes,
    SignOff,
    WithdrawApproval,
)
from monitor.chart.decisions import decide
from monitor.chart.entries import Entry, NewEntry
from monitor.chart.keeping_commands import LiftHold, PlaceHold, SetRetention
from monitor.chart.kinds import (
    Allergies,
    ObservationsRecorded,
    PatientDetails,
    Reading,
    Sex,
)
from monitor.chart.openings import decide_opening
from monitor.chart.patient import Patient
from monitor.chart.refusals import Refusal
from monitor.chart.session import Session, fold
from monitor.chart.similar_names import lookalikes
from monitor.protocol.alerts import evaluate
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.parsing import parse_protocol
from monitor.simulation.checks import checks_met
from monitor.simulation.preparing import made_ready
from resources.locate import locate
from tests.desk import NURSE, SPACE, seal
from ui.views.new_session.draft import NewSessionDraft
from ui.views.new_session.known import Earlier, Known
from ui.views.new_session.page import (
    NewSessionView,
    new_session_view,
    patient_of,
)
from ui.views.new_session.parts import Act
from ui.views.new_session.prefilled import new_draft
from ui.views.new_session.refused_place import in_its_field

IV40 = parse_protocol(locate("protocols/iv40.toml").read_text(encoding="utf-8"))
LONDON = ZoneInfo("Europe/London")
NOON = datetime(2026, 3, 14, 14, 1, tzinfo=UTC)
ORDER = {
    "ordered": "34.2",
    "ordered_by": "Dr Meyer",
    "stock": "50",
    "bag_ml": "50",
    "bag_mg": "50",
}
FIELDS = tuple(spec.code for spec in IV40.charting.fields)


def patient(
    family: str,
    given: str,
    number: str,
    born: date = date(1987, 9, 2),
    sex: Sex = "male",
) -> Patient:
    details = PatientDetails(
        identifier=number,
        family=family,
        given=given,
        born=born,
        sex=sex,
        allergies=Allergies(state="none known"),
    )
    return Patient(id=uuid5(SPACE, number), details=details)


TESFAYE = patient("Abebe", "Tesfaye", "K-004 302")
TIGIST = patient("Abebe", "Tigist", "K-004 118", date(1990, 1, 5), "female")
INGRID = patient("Halvorsen", "Ingrid", "K-004 217", date(1981, 3, 14), "female")


def vitals(line: str) -> ObservationsRecorded:
    """A set from ``118/72 70 98 14 5 0 1 0``, in the protocol's order."""
    values = line.replace("/", " ").split()
    return ObservationsRecorded(
        readings=tuple(
            Reading(field=code, value=Decimal(value))
            for code, value in zip(FIELDS, values, strict=False)
        )
    )


@dataclass
class Opening:
    """The page's draft, the record behind it, and what it asked for."""

    now: datetime = NOON
    protocol: CareProtocol = IV40
    draft: NewSessionDraft = field(default_factory=lambda: new_draft(UUID(int=7), IV40))
    patients: tuple[Patient, ...] = (TESFAYE, TIGIST, INGRID)
    earlier: Earlier = field(default_factory=Earlier)
    rooms: tuple[str, ...] = ()
    is_saving: bool = False
    entries: list[Entry] = field(default_factory=list)
    asked: list[AnyCommand] = field(default_factory=list)

    @classmethod
    def under(cls, protocol: CareProtocol) -> "Opening":
        """A page under that protocol, as it stands before anybody types."""
        return cls(protocol=protocol, draft=new_draft(UUID(int=7), protocol))

    @property
    def session(self) -> Session | None:
        return fold(self.entries) if self.entries else None

    @property
    def known(self) -> Known:
        session = self.session
        known = Known(
            draft=self.draft,
            now=self.now,
            zone=LONDON,
            actor=NURSE,
            protocol=self.protocol,
            patient=self.draft.chosen if session else None,
            session=session,
            assessment=evaluate(self.protocol, session, self.now) if session else None,
            found=self._found(),
            sought=self.draft.text("find"),
            earlier=self.earlier,
            rooms=self.rooms,
            is_saving=self.is_saving,
        )
        patient = patient_of(known)
        similar = lookalikes(patient, self.patients) if patient else ()
        return replace(known, lookalikes=similar)

    @property
    def view(self) -> NewSessionView:
        return new_session_view(self.known)

    def type(self, **texts: str) -> "Opening":
        for field_id, text in texts.items():
            self.draft = self.draft.typed(field_id, text)
        return self

    def pick(self, **keys: str) -> "Opening":
        for field_id, key in keys.items():
            self.draft = self.draft.picked(field_id, key)
        return self

    def do(self, act: Act) -> "Opening":
        if act.draft is not None:
            self.draft = act.draft
        if act.command is not None:
            self.send(act.command)
        return self

    def enter(self) -> "Opening":
        """Enter in the patient section."""
        main = self.view.patient.main
        assert main is not None
        return self.do(main.act)

    def answer(self) -> "Opening":
        """Every check before the dose, so that it is met, and the second check."""
        for met in checks_met(IV40, "start", self.now):
            self.chart(met)
        return self.check()

    def check(self) -> "Opening":
        """Lot and second check of what is ordered."""
        session = self.session
        if session is not None and session.order is not None:
            for fact in made_ready(session.order, self.now):
                self.chart(fact)
        return self

    def back(self) -> "Opening":
        """From the second check back to the order."""
        other = self.view.dose.other
        assert other is not None
        return self.do(other.act)

    def weigh(self, typed: str = "68.4") -> "Opening":
        """Enter in the weight field."""
        self.type(weight=typed)
        return self.do(self.view.dose.weight_enter)

    def order(self, **texts: str) -> "Opening":
        """Enter in the order, which is sound but for what is given."""
        self.type(**{**ORDER, **texts})
        return self.do(self.view.dose.main.act)

    def open(self) -> "Opening":
        self.draft = self.draft.choose(TESFAYE)
        self.type(initials="TA", birth_year="1987", room="2").enter()
        assert self.session is not None
        return self

    def observe(self, line: str, after: float = 0) -> "Opening":
        return self.chart(vitals(line), after)

    def chart(self, fact: Chartable, after: float = 0) -> "Opening":
        self.now += timedelta(minutes=after)
        session = self.session
        assert session is not None
        id_ = uuid5(SPACE, f"fact {len(self.entries)}")
        self.send(Chart(id=id_, stream_id=session.id, at=self.now, fact=fact))
        return self

    def send(self, command: AnyCommand) -> None:
        self.asked.append(command)
        match command:
            case RecordPatient():
                made = Patient(id=command.stream_id, details=command.details)
                self.patients += (made,)
                self.draft = self.draft.choose(made)
            case OpenSession():
                assert self.draft.chosen is not None
                decided = decide_opening(self.draft.chosen, command, NURSE, self.now)
                self._keep(command, decided)
            case (
                CorrectPatient()
                | Reattribute()
                | ProposeProtocol()
                | ApproveProtocol()
                | WithdrawApproval()
                | EnrolPerson()
                | ChangePerson()
                | DisablePerson()
                | SignOff()
                | ErasePatient()
                | SetCoSigning()
                | SetLockTimes()
                | PlaceHold()
                | LiftHold()
                | SetRetention()
            ):
                raise AssertionError(
                    "The page corrects, approves, enrols, signs nothing."
                )
            case _:
                session = self.session
                assert session is not None
                charting = self.protocol.charting
                decided = decide(session, command, NURSE, self.now, charting)
                self._keep(command, decided)

    def _keep(
        self, command: AnyCommand, decided: tuple[NewEntry, ...] | Refusal
    ) -> None:
        if isinstance(decided, Refusal):
            told = in_its_field(decided, command, self.session)
            self.draft = self.draft.refused(told)
            return
        for new in decided:
            self.entries.append(seal(new, len(self.entries) + 1, self.now, NURSE))

    def _found(self) -> tuple[Patient, ...]:
        words = self.draft.text("find").lower().split()
        return tuple(
            p for p in self.patients if words and all(w in _searched(p) for w in words)
        )


def _searched(found: Patient) -> str:
    details = found.details
    return f"{details.family} {details.given} {details.identifier}".lower()
