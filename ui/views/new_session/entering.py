"""Section 1, for a patient seen for the first time."""

from msgspec.structs import replace

from monitor.chart.commands import RecordPatient
from monitor.chart.kinds import PatientDetails
from monitor.chart.refusals import Refusal
from monitor.chart.similar_names import SAME_NUMBER
from ui.views import wording
from ui.views.new_session.birth import birth_date
from ui.views.new_session.details import ALLERGY_STATES, SEXES, read_details
from ui.views.new_session.draft import NewSessionDraft
from ui.views.new_session.known import Known
from ui.views.new_session.parts import (
    Act,
    ButtonView,
    ChoiceView,
    FieldView,
    field,
    told,
)
from ui.views.new_session.patient_section import (
    ENTER_NEW,
    PatientSectionView,
    lookalike_views,
    patient_words,
)
from ui.widgets.faces import Choice

_PLACES = (
    ("identifier", "Patient number", 3),
    ("family", "Family name", 4),
    ("given", "Given name", 4),
    ("title", "Title", 2),
    ("born", "Date of birth", 4),
)


def entering(known: Known) -> PatientSectionView:
    """Enter a patient for the first time."""
    draft = known.draft
    details = read_details(draft, known.today)
    refusal = draft.refusal
    return PatientSectionView(
        stage="entering",
        note="new patient",
        fields=(*(_place(known, *place) for place in _PLACES), _allergens(draft)),
        choices=(
            _choices(draft, "sex", "Sex", tuple((k, w) for k, _, w in SEXES)),
            _choices(
                draft,
                "allergies",
                "Allergies",
                tuple((k, w) for k, _, w in ALLERGY_STATES),
            ),
        ),
        lookalikes=lookalike_views(known),
        message=refusal.sentence if refusal else "",
        is_refused=refusal is not None,
        main=ButtonView(
            words="Record patient",
            key="Enter",
            act=_record(known),
            is_on=not known.is_saving,
        ),
        other=ButtonView(
            words="Back to search",
            key=ENTER_NEW,
            act=Act(draft=draft.search_again(), focus="find"),
        ),
        focus="identifier"
        if not isinstance(details, Refusal)
        else details.field or "identifier",
    )


def _place(known: Known, id_: str, label: str, stretch: int) -> FieldView:
    shown = field(known.draft, id_, label, stretch=stretch)
    if id_ != "born" or shown.verdict == "refused":
        return shown
    text = known.draft.text("born")
    born = birth_date(text, known.today)
    if isinstance(born, Refusal):
        if text and "born" in known.draft.checked:
            return replace(shown, note=told(born), verdict="refused")
        return replace(shown, note="14-Mar-1981 or 14/03/1981")
    return replace(shown, note=f"is {wording.day(born)}", verdict="agreed")


def _allergens(draft: NewSessionDraft) -> FieldView:
    shown = field(draft, "allergens", "Allergic to", note="apart by commas", stretch=7)
    return replace(shown, is_open=draft.pick("allergies") == "K")


def _choices(
    draft: NewSessionDraft, id_: str, label: str, keys: tuple[tuple[str, str], ...]
) -> ChoiceView:
    refusal = draft.refusal
    return ChoiceView(
        id=id_,
        label=label,
        choices=tuple(
            Choice(key, words, marked=draft.pick(id_) == key) for key, words in keys
        ),
        is_refused=refusal is not None and refusal.field == id_,
    )


def _record(known: Known) -> Act:
    draft = known.draft
    details = read_details(draft, known.today)
    if isinstance(details, PatientDetails):
        details = _refuse_number(known) or details
    if isinstance(details, Refusal):
        return Act(draft=draft.refused(details), focus=details.field or "")
    return Act(
        command=RecordPatient(
            id=draft.id_for(f"record patient {draft.entered}"),
            stream_id=draft.patient_id,
            at=known.now,
            details=details,
        )
    )


def _refuse_number(known: Known) -> Refusal | None:
    for found in known.lookalikes:
        if found.reason == SAME_NUMBER:
            details = found.patient.details
            return Refusal(
                field="identifier",
                what=f"{details.identifier} is another patient's number",
                why=f"it is {patient_words(found.patient)}'s",
                remedy="Search for that patient, or check the number",
            )
    return None
