"""Section 1, for a patient seen for the first time."""

from msgspec.structs import replace

from monitor.chart.commands import RecordPatient
from monitor.chart.refusals import Refusal
from monitor.chart.similar_names import SAME_NUMBER
from ui.views import wording
from ui.views.new_session.birth import birth_date
from ui.views.new_session.details import (
    ALLERGY_STATES,
    SEXES,
    detail_faults,
    read_details,
)
from ui.views.new_session.draft import NewSessionDraft
from ui.views.new_session.known import Known
from ui.views.new_session.parts import (
    Act,
    ButtonView,
    ChoiceView,
    Fault,
    FieldView,
    fault_of,
    field,
    first_told,
)
from ui.views.new_session.patient_section import (
    ENTER_NEW,
    PatientSectionView,
    lookalike_views,
    patient_words,
)
from ui.widgets.faces import Choice

_PLACES = (
    ("identifier", "Patient number", 4),
    ("family", "Family name", 4),
    ("given", "Given name", 4),
    ("title", "Title", 2),
    ("born", "Date of birth", 4),
)


_CHOICES = {"sex": ("Sex", SEXES), "allergies": ("Allergies", ALLERGY_STATES)}
_FIELDS = (*(id_ for id_, _, _ in _PLACES), *_CHOICES, "allergens")


def entering(known: Known) -> PatientSectionView:
    """Enter a patient for the first time."""
    draft = known.draft
    faults = _faults(known)
    refusal = first_told(draft, faults)
    said = refusal.sentence if refusal else _unchanged(draft)
    return PatientSectionView(
        stage="entering",
        note="new patient",
        fields=(
            *(_place(known, faults, place) for place in _PLACES),
            _allergens(draft, faults),
        ),
        choices=tuple(_choices(draft, faults, id_) for id_ in _CHOICES),
        lookalikes=lookalike_views(known),
        message=said,
        is_refused=bool(said),
        main=ButtonView(
            words="Record patient",
            key="Enter",
            act=_record(known, faults),
            is_on=not known.is_saving,
        ),
        other=ButtonView(
            words="Back to search",
            key=ENTER_NEW,
            act=Act(draft=draft.search_again(), focus="find"),
        ),
        focus=faults[0].field if faults else "identifier",
    )


def _faults(known: Known) -> tuple[Fault, ...]:
    """All that is wrong; a number that another patient has stands first."""
    found = detail_faults(known.draft, known.today)
    taken = _number_fault(known)
    return found if taken is None else (taken, *found)


def _place(
    known: Known, faults: tuple[Fault, ...], place: tuple[str, str, int]
) -> FieldView:
    id_, label, stretch = place
    shown = replace(field(known.draft, id_, label, faults=faults), stretch=stretch)
    if id_ != "born" or shown.verdict == "refused":
        return shown
    born = birth_date(known.draft.text("born"), known.today)
    if isinstance(born, Refusal):
        return replace(shown, note="14-Mar-1981 or 14/03/1981")
    return replace(shown, note=f"is {wording.day(born)}", verdict="agreed")


def _allergens(draft: NewSessionDraft, faults: tuple[Fault, ...]) -> FieldView:
    is_open = draft.pick("allergies") == "K"
    note = "apart by commas" if is_open else "once known allergies are chosen"
    shown = field(draft, "allergens", "Allergic to", faults=faults, note=note)
    opened_by = ("allergies", "K")
    return replace(shown, is_open=is_open, stretch=6, opened_by=opened_by)


def _choices(draft: NewSessionDraft, faults: tuple[Fault, ...], id_: str) -> ChoiceView:
    label, offered = _CHOICES[id_]
    return ChoiceView(
        id=id_,
        label=label,
        choices=tuple(
            Choice(key, words, marked=draft.pick(id_) == key)
            for key, _, words in offered
        ),
        is_refused=fault_of(draft, id_, faults) is not None,
    )


def _record(known: Known, faults: tuple[Fault, ...]) -> Act:
    draft = known.draft
    strayed = _strayed(draft)
    if strayed:
        return Act(draft=draft.asked(strayed))
    details = read_details(draft, known.today)
    if faults or isinstance(details, Refusal):
        focus = faults[0].field if faults else ""
        return Act(draft=draft.tell(_FIELDS), focus=focus)
    return Act(
        draft=draft.settled(),
        command=RecordPatient(
            id=draft.id_for(f"record patient {draft.entered}"),
            stream_id=draft.patient_id,
            at=known.now,
            details=details,
        ),
    )


def _strayed(draft: NewSessionDraft) -> str:
    """The choice where a key was refused, while another one stands there marked."""
    refused = None if draft.refusal is None else draft.refusal.field
    return refused if refused in _CHOICES and draft.pick(refused) else ""


def _unchanged(draft: NewSessionDraft) -> str:
    """What Enter says first after such a key; nothing once something was done."""
    if draft.kept not in _CHOICES:
        return ""
    label, offered = _CHOICES[draft.kept]
    stays = next(words for key, _, words in offered if key == draft.pick(draft.kept))
    return f"{label} stays {stays}. Enter again records the patient"


def _number_fault(known: Known) -> Fault | None:
    for found in known.lookalikes:
        if found.reason == SAME_NUMBER:
            details = found.patient.details
            refusal = Refusal(
                field="identifier",
                what=f"{details.identifier} is another patient's number",
                why=f"it is {patient_words(found.patient)}'s",
                remedy="Search for that patient, or check the number",
            )
            return Fault(refusal=refusal, note="another patient's")
    return None
