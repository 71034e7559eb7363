"""The whole new-session page."""

from datetime import date

from msgspec import Struct

from monitor.chart.kinds import Allergies, PatientDetails
from monitor.chart.patient import Patient
from monitor.chart.refusals import Refusal
from ui.views.new_session.baseline_table import BaselineSectionView, baseline_section
from ui.views.new_session.birth import birth_date
from ui.views.new_session.dose_section import dose_section
from ui.views.new_session.dose_view import DoseSectionView
from ui.views.new_session.draft import NewSessionDraft
from ui.views.new_session.entering import entering
from ui.views.new_session.finding import finding
from ui.views.new_session.identity import confirming, opened
from ui.views.new_session.known import Known
from ui.views.new_session.patient_section import PatientSectionView
from ui.views.new_session.preflight import PreflightView, preflight_view
from ui.views.new_session.start_bar import StartBarView, start_bar

SECTIONS = ("patient", "dose", "preflight", "baseline")


class NewSessionView(Struct, frozen=True, kw_only=True):
    """The page as shown; ``draft`` is what its fields hold."""

    draft: NewSessionDraft
    patient: PatientSectionView
    dose: DoseSectionView
    preflight: PreflightView
    baseline: BaselineSectionView
    start: StartBarView

    @property
    def is_open(self) -> bool:
        return self.patient.stage == "open"


def new_session_view(known: Known) -> NewSessionView:
    return NewSessionView(
        draft=known.draft,
        patient=_patient_section(known),
        dose=dose_section(known),
        preflight=preflight_view(known),
        baseline=baseline_section(known),
        start=start_bar(known),
    )


def _patient_section(known: Known) -> PatientSectionView:
    patient = known.patient or known.draft.chosen
    if known.session is not None and patient is not None:
        return opened(known, patient, known.session)
    if known.draft.chosen is not None:
        return confirming(known, known.draft.chosen)
    if known.draft.stage == "entering":
        return entering(known)
    return finding(known)


def patient_of(known: Known) -> Patient | None:
    """The patient of the page, or the one being entered, as far as typed."""
    patient = known.patient or known.draft.chosen
    return patient or _half_typed(known.draft, known.today)


def _half_typed(draft: NewSessionDraft, today: date) -> Patient | None:
    """The patient being entered as far as typed; None before name and number."""
    has_any = bool(draft.text("family") or draft.text("identifier"))
    if draft.stage != "entering" or not has_any:
        return None
    born = birth_date(draft.text("born"), today)
    details = PatientDetails(
        identifier=draft.text("identifier"),
        family=draft.text("family"),
        given=draft.text("given"),
        born=today if isinstance(born, Refusal) else born,
        sex="not known",
        allergies=Allergies(state="not recorded"),
    )
    return Patient(id=draft.patient_id, details=details)
