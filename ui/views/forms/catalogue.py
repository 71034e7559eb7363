"""Which form goes by which name, made for the session as it stands."""

from datetime import datetime, tzinfo
from uuid import UUID
from zoneinfo import ZoneInfo

from msgspec import Struct

from monitor.chart.charted_again import infused_before
from monitor.chart.kinds import Amendable, InfusionRecorded, Retractable
from monitor.chart.patient import Patient
from monitor.chart.session import Session
from monitor.chart.signed_state import last_co_signature
from monitor.charting.reads import SessionRead
from monitor.protocol.assessment import Assessment
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.doses import Dose, infusion_of
from monitor.protocol.infusing import Infusing
from monitor.protocol.snoozing import minutes_to_put_off
from ui.views import wording
from ui.views.due import due_view
from ui.views.forms.action_facts import action_form
from ui.views.forms.addendum_form import AddendumForm
from ui.views.forms.alert_forms import limits_form, silence_form
from ui.views.forms.amend_form import AmendForm
from ui.views.forms.charted_words import charted_words
from ui.views.forms.doubt_form import DoubtForm
from ui.views.forms.effect_form import EffectForm
from ui.views.forms.end_forms import end_form, end_of
from ui.views.forms.filled import TARGET, Filled
from ui.views.forms.form import Form
from ui.views.forms.given_form import GivenForm
from ui.views.forms.handover_form import HandoverForm
from ui.views.forms.infusion_form import InfusionForm
from ui.views.forms.note_form import NoteForm
from ui.views.forms.oxygen_form import OxygenForm
from ui.views.forms.paper_form import PaperForm
from ui.views.forms.patient_form import PatientForm
from ui.views.forms.query_forms import query_form
from ui.views.forms.reattribute_form import ReattributeForm
from ui.views.forms.score_form import score_form
from ui.views.forms.site_form import site_form
from ui.views.forms.snooze_form import SnoozeForm
from ui.views.forms.treatment_form import TreatmentForm
from ui.views.forms.waste_form import WasteForm
from ui.views.state_card import stood
from ui.views.timeline_row import Ledger


class Known(Struct, frozen=True, kw_only=True):
    """What forms are made from: one session, assessed now, told in its zone.

    ``is_name_hidden`` while the banner hides who the patient is.
    """

    session: Session
    patient: Patient
    protocol: CareProtocol
    assessment: Assessment
    zone: tzinfo
    is_name_hidden: bool = False


def known_of(read: SessionRead, *, is_name_hidden: bool = False) -> Known:
    return Known(
        session=read.session,
        patient=read.patient,
        protocol=read.protocol,
        assessment=read.assessment,
        zone=ZoneInfo(read.session.opened.zone),
        is_name_hidden=is_name_hidden,
    )


def _read(known: Known) -> SessionRead:
    return SessionRead(
        session=known.session,
        patient=known.patient,
        protocol=known.protocol,
        assessment=known.assessment,
        entries=(),
        at=known.assessment.at,
    )


def standing_target(name: str, known: Known) -> str:
    """What a form is about that nobody chose for it: the set that is due."""
    slot = known.assessment.due.slot
    return slot.isoformat() if name == "snooze" and slot is not None else ""


def form_named(name: str, filled: Filled, known: Known) -> Form | None:
    """The form of that name; None where it has nothing to be about."""
    protocol = known.protocol
    match name:
        case "effect":
            form: Form | None = _effect(known)
        case "infusion" | "doubt" | "waste":
            form = _dosing(name, filled.pick(TARGET), known)
        case "treatment":
            form = TreatmentForm(treatments=protocol.treatments)
        case "oxygen":
            form = OxygenForm(oxygen=protocol.oxygen)
        case "note" | "addendum" | "transcribe":
            form = _written(name, known)
        case "patient" | "reattribute" | "handover":
            form = _of_patient(name, known)
        case _:
            form = _about_something(name, filled, known)
    return form


def _written(name: str, known: Known) -> Form:
    """In words, or as it stands on paper."""
    if name == "transcribe":
        return PaperForm(session=known.session, charting=known.protocol.charting)
    if name == "note":
        return NoteForm()
    return AddendumForm(is_co_signed=last_co_signature(known.session) is not None)


def _of_patient(name: str, known: Known) -> Form:
    """About whose session it is, or who looks after it."""
    if name == "handover":
        return HandoverForm(patient=known.patient, stood=stood(_read(known)))
    if name == "reattribute":
        hidden = known.is_name_hidden
        return ReattributeForm(patient=known.patient, is_name_hidden=hidden)
    return PatientForm(patient=known.patient)


def _about_something(name: str, filled: Filled, known: Known) -> Form | None:
    target = filled.pick(TARGET)
    match name:
        case "snooze":
            form: Form | None = _snooze(target, known)
        case "close" | "gate" | "override" | "follow up":
            form = end_form(name, target, known)
        case "action":
            form = action_form(target, known.assessment, known.protocol)
        case "limits" | "silence":
            form = _of_alerts(target, known)
        case "score":
            form = score_form(known.session)
        case "amend":
            form = _amend(target, known)
        case "query" | "answer" | "close query":
            form = query_form(name, target, _read(known))
        case _:
            form = None
    return form


def _of_alerts(key: str, known: Known) -> Form | None:
    """About the alert of that key; without one, about the limits."""
    if not key:
        return limits_form(known.protocol, known.session, known.assessment)
    alert = known.assessment.alert(key)
    return silence_form(known.protocol, known.session, alert)


def _dosing(name: str, target: str, known: Known) -> Form | None:
    session, protocol = known.session, known.protocol
    match name:
        case "doubt" if target:
            return site_form(target, session)
        case "doubt":
            return DoubtForm(session=session, protocol=protocol)
        case "waste":
            return WasteForm(session=session)
        case _ if isinstance(protocol.dose, Dose):
            return InfusionForm(infusing=_infusing(session, protocol))
        case _:
            return GivenForm(session=session, protocol=protocol)


def _infusing(session: Session, protocol: CareProtocol) -> Infusing:
    return Infusing(
        limits=infusion_of(protocol.dose),
        ordered=session.dose,
        infusion=session.infusion,
        ordered_before=infused_before(session),
    )


def _effect(known: Known) -> EffectForm:
    return EffectForm(
        catalogue=known.protocol.effects,
        grades=known.protocol.grades,
        ongoing=tuple(e for e in known.session.effects if e.is_ongoing),
    )


def _snooze(target: str, known: Known) -> SnoozeForm:
    """About the slot it was opened for, whatever is due by now."""
    due, protocol = known.assessment.due, known.protocol
    words = due_view(due, protocol, known.assessment.at, known.zone).text
    if not target:
        return SnoozeForm(slot=None, due=words, minutes=(), snooze=protocol.snooze)
    slot = datetime.fromisoformat(target)
    return SnoozeForm(
        slot=slot,
        clock=wording.clock(slot, known.zone),
        due=words if slot == due.slot else "",
        minutes=minutes_to_put_off(protocol, known.session, slot),
        snooze=protocol.snooze,
    )


def _amend(target: str, known: Known) -> AmendForm | None:
    fact = known.session.fact(UUID(target)) if target else None
    if fact is None or not isinstance(fact.payload, Retractable):
        return None
    ledger = Ledger(
        session=known.session,
        protocol=known.protocol,
        now=known.assessment.at,
        zone=known.zone,
    )
    return AmendForm(
        fact=fact,
        charting=known.protocol.charting,
        zone=known.zone,
        headline=charted_words(fact, ledger),
        infusing=_infusing(known.session.without(fact.id), known.protocol)
        if isinstance(fact.payload, InfusionRecorded)
        else None,
        end=end_of(known),
        gates=known.protocol.gates,
    )


def latest_amendable(known: Known) -> UUID | None:
    """The fact charted last, if the protocol still lets one key amend it."""
    within = known.protocol.charting.correct_within
    charted = [f for f in known.session.facts if isinstance(f.payload, Amendable)]
    latest = max(
        charted, key=lambda f: (f.entry.recorded_at, f.entry.seq), default=None
    )
    if latest is None or known.assessment.at - latest.entry.recorded_at > within:
        return None
    return latest.id
