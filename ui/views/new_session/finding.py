"""Section 1, to begin with: find the patient by number or name."""

from monitor.chart.patient import Patient
from monitor.charting.ports import MOST_FOUND
from ui.views import wording
from ui.views.new_session.known import Known
from ui.views.new_session.parts import NOTHING, Act, ButtonView, field
from ui.views.new_session.patient_section import (
    ENTER_NEW,
    CandidateView,
    PatientSectionView,
    born_words,
    patient_words,
    sex_words,
)
from ui.views.new_session.sought import SOUGHT


def finding(known: Known) -> PatientSectionView:
    """Find a patient by number or name."""
    draft = known.draft
    rows = min(draft.row, max(len(known.found) - 1, 0))
    candidates = tuple(
        _candidate(known, patient, marked=place == rows)
        for place, patient in enumerate(known.found)
    )
    found = candidates[rows].act if candidates else NOTHING
    if known.is_searching:
        found = Act(draft=draft.awaiting())
    return PatientSectionView(
        stage="finding",
        note="find or enter the patient",
        fields=(
            field(draft, "find", "Patient number or name", note=_search_note(known)),
        ),
        candidates=candidates,
        main=ButtonView(
            words="Choose this patient",
            key="Enter",
            act=found,
            is_on=bool(candidates) or known.is_searching,
        ),
        other=ButtonView(
            words="Enter a new patient",
            key=ENTER_NEW,
            act=_enter_new(known),
        ),
        up=Act(draft=draft.marked(rows - 1)),
        down=Act(draft=draft.marked(min(rows + 1, max(len(candidates) - 1, 0)))),
        focus="find",
    )


def _candidate(known: Known, patient: Patient, *, marked: bool) -> CandidateView:
    return CandidateView(
        name=patient_words(patient),
        born=born_words(known, patient),
        number=patient.details.identifier,
        sex=sex_words(patient),
        is_marked=marked,
        act=Act(draft=known.draft.choose(patient), focus="initials"),
    )


def _enter_new(known: Known) -> Act:
    """On to the first field that what was sought has not filled."""
    draft = known.draft.enter_new()
    empty = [field_id for field_id in SOUGHT if not draft.text(field_id)]
    return Act(draft=draft, focus=empty[0] if empty else "born")


def _search_note(known: Known) -> str:
    if not known.sought:
        return "Type a number or part of a name. Up and Down move, Enter chooses"
    if not known.found:
        return f"No patient is found by {known.sought}. {ENTER_NEW} enters a new one"
    if len(known.found) >= MOST_FOUND:
        return f"The first {MOST_FOUND} are listed. Type more of the name"
    return f"{wording.counted(len(known.found), 'patient')} found"
