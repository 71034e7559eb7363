"""One page for whoever takes the patient over, as plain text from the record alone."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from monitor.chart.kinds import (
    DoseGiven,
    EffectEnded,
    EffectRecorded,
    InfusionRecorded,
    OxygenRecorded,
    TreatmentGiven,
)
from monitor.charting.reads import SessionRead
from monitor.protocol.escalation import NO_CONTACT
from monitor.reports.session_record import INTENDED_USE
from ui.views import dose_words, state_words, wording
from ui.views.banner import HIDDEN_NAME, masked_number
from ui.views.charted_by import charted_by, moved_lines
from ui.views.corrections import correction_lines
from ui.views.emergency import emergency_told
from ui.views.ending_words import closing_words
from ui.views.left_uncharted import missed_sets, sets_missed, without_signing_in
from ui.views.left_unmet import left_unmet
from ui.views.new_session.protocol_words import pinned_words
from ui.views.noted import noted_before
from ui.views.proof_words import proof_lines
from ui.views.summary.figures import baseline_words
from ui.views.timeline_row import Ledger
from ui.views.transfer_lines import (
    fact_line,
    note_lines,
    open_lines,
    past_lines,
    score_lines,
    set_lines,
    worst_lines,
)

_GIVEN = (InfusionRecorded, DoseGiven)
_EFFECTS = (EffectRecorded, EffectEnded)
_TREATMENTS = (TreatmentGiven, OxygenRecorded)
_NOTHING = "none charted"
_NO_EMERGENCY = "none"
_NONE_AMENDED = "none"
_NOTHING_NOTED = "no answer flagged"


class Part(Struct, frozen=True):
    """One part of the sheet: its heading, and a line for each fact."""

    heading: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n".join([self.heading, *(f"  {line}" for line in self.lines)])


class TransferSheet(Struct, frozen=True, kw_only=True):
    """The whole sheet, as of ``at``.

    ``copied`` is what goes with a copy, where more is in it than is shown.
    """

    at: str
    parts: tuple[Part, ...]
    copied: str = ""

    @property
    def text(self) -> str:
        """As it is shown and printed."""
        head = f"Transfer sheet, as known on {self.at}"
        return "\n\n".join([head, *(part.text for part in self.parts)]) + "\n"


def transfer_sheet(read: SessionRead, *, is_name_hidden: bool = False) -> TransferSheet:
    """Who, doses, sets, effects, treatments, alerts, scores, notes, and the end.

    A name that is hidden is still copied: the sheet goes with the patient.
    """
    if not is_name_hidden:
        return _sheet(read, _identity(read))
    copied = _sheet(read, _identity(read)).text
    return replace(_sheet(read, _masked(read)), copied=copied)


def _sheet(read: SessionRead, identity: str) -> TransferSheet:
    zone = ZoneInfo(read.session.opened.zone)
    ledger = Ledger(
        session=read.session, protocol=read.protocol, now=read.assessment.at, zone=zone
    )
    parts = (
        ("Session", tuple(_session(read, zone))),
        ("Patient", tuple(_patient(read, identity))),
        ("Dose", (*_dose(read), *_told(read, ledger, _GIVEN))),
        ("Emergency", emergency_told(read) or (_NO_EMERGENCY,)),
        ("Before the dose", noted_before(read) or (_NOTHING_NOTED,)),
        ("Baseline", (baseline_words(read),)),
        ("Last sets", (*set_lines(read, ledger), *sets_missed(missed_sets(read)))),
        ("Since the dose", worst_lines(read, ledger)),
        ("Side effects", _told(read, ledger, _EFFECTS)),
        ("Treatments and oxygen", _told(read, ledger, _TREATMENTS)),
        ("Alerts open", tuple(open_lines(read, ledger))),
        ("Alerts over", past_lines(read, ledger)),
        ("Scores and screens", tuple(score_lines(read, ledger))),
        ("Notes", note_lines(read, ledger)),
        ("Amended or struck out", correction_lines(ledger) or (_NONE_AMENDED,)),
        ("Contact", tuple(_contact(read))),
        ("End", tuple(_end(read, ledger))),
        ("Proof", proof_lines(read)),
        ("Intended use", (INTENDED_USE,)),
    )
    return TransferSheet(
        at=_moment(read.assessment.at, zone),
        parts=tuple(Part(what, lines or (_NOTHING,)) for what, lines in parts),
    )


def _session(read: SessionRead, zone: ZoneInfo) -> Iterator[str]:
    """Its day, for all else is told by the clock alone."""
    opened, closed = read.session.opened_at, read.session.closed_at
    begun, now = (wording.local_day(at, zone) for at in (opened, read.assessment.at))
    yield f"Opened {_moment(opened, zone)}"
    if closed is None:
        yield "Not closed yet"
    else:
        yield f"Closed {_moment(closed, zone)}"
    if begun != now:
        yield "Not a session of today: all times below are of then"


def _moment(at: datetime, zone: ZoneInfo) -> str:
    return f"{wording.day(wording.local_day(at, zone))} {wording.clock(at, zone)}"


def _identity(read: SessionRead) -> str:
    details = read.patient.details
    name = wording.patient_name(details.family, details.given, details.title)
    return f"{name}, born {wording.day(details.born)}, ID No. {details.identifier}"


def _masked(read: SessionRead) -> str:
    return f"{HIDDEN_NAME}, ID No. {masked_number(read.patient.details.identifier)}"


def _patient(read: SessionRead, identity: str) -> Iterator[str]:
    details = read.patient.details
    yield identity
    yield f"Sex {details.sex}. {state_words.allergies(read)}"
    if read.session.weight is not None:
        yield f"Weight {wording.amount(read.session.weight.kg, 'kg')}"
    opened = read.session.opened
    yield f"Protocol {pinned_words(read.protocol, opened.approved)}, {opened.room}"
    yield from moved_lines(read.session)


def _dose(read: SessionRead) -> Iterator[str]:
    """By the clock: what is printed is read later."""
    session, now = read.session, read.assessment.at
    yield from state_words.dose_by_clock(read)
    if session.dose_started_at is None:
        yield "not started"
    else:
        yield dose_words.told(session, now)


def _told(
    read: SessionRead, ledger: Ledger, kinds: tuple[type, ...]
) -> tuple[str, ...]:
    facts = (fact for fact in read.session.facts if isinstance(fact.payload, kinds))
    return tuple(fact_line(fact, ledger) for fact in facts)


def _end(read: SessionRead, ledger: Ledger) -> Iterator[str]:
    closed = read.session.closed
    if closed is None:
        yield "The session is open"
    else:
        yield " · ".join(part for part in closing_words(closed, ledger.clock) if part)
    unmet = left_unmet(read)
    if unmet:
        yield f"Not met before leaving: {'; '.join(unmet)}"
    for override in read.session.overrides:
        fact = override.overridden
        label = _gate_label(read, fact.gate)
        void = f", {override.void}" if override.void else ""
        yield f"{label} overridden by {fact.prescriber}, {fact.reason}{void}"
    people = charted_by(read.session)
    if people:
        yield people
    yield from without_signing_in(read)


def _gate_label(read: SessionRead, gate: str) -> str:
    """As the protocol names the check; its id where the protocol has it no more."""
    labels = (known.label for known in read.protocol.gates if known.id == gate)
    return next(labels, gate)


def _contact(read: SessionRead) -> Iterator[str]:
    """Whom the protocol names, if it names anybody."""
    escalation = read.protocol.escalation
    if escalation is None or not escalation.contact:
        yield NO_CONTACT
    else:
        yield escalation.contact_words
