"""Section 1, until the session is open: find the patient, or enter a new one."""

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from monitor.chart.commands import RecordPatient
from monitor.chart.kinds import PatientDetails
from monitor.chart.patient import Patient
from monitor.chart.refusals import Refusal
from monitor.chart.similar_names import SAME_NUMBER
from ui.views import wording
from ui.views.new_session.birth import birth_date
from ui.views.new_session.details import (
    ALLERGY_STATES,
    SEXES,
    read_details,
)
from ui.views.new_session.draft import NewSessionDraft
from ui.views.new_session.known import Known
from ui.views.new_session.parts import (
    NOTHING,
    Act,
    ButtonView,
    ChoiceView,
    FactView,
    FieldView,
    field,
    told,
)
from ui.widgets.faces import Choice

PatientStage = Literal["finding", "entering", "confirming", "open"]

ENTER_NEW = "Alt+N"
_MOST_FOUND = 50
_PLACES = (
    ("identifier", "Patient number", 3),
    ("family", "Family name", 4),
    ("given", "Given name", 4),
    ("title", "Title", 2),
    ("born", "Date of birth", 4),
)


class CandidateView(Struct, frozen=True, kw_only=True):
    """One patient of the list: who, and what choosing them does."""

    name: str
    born: str
    number: str
    sex: str
    is_marked: bool = False
    act: Act = NOTHING

    @property
    def spoken(self) -> str:
        return f"{self.name}, born {self.born}, number {self.number}, {self.sex}"


class LookalikeView(Struct, frozen=True, kw_only=True):
    """Another patient who could be taken for this one, with born and number."""

    reason: str
    name: str
    born: str
    number: str

    @property
    def spoken(self) -> str:
        return (
            f"{wording.sentence(self.reason)}: {self.name}, "
            f"born {self.born}, number {self.number}"
        )


class PatientSectionView(Struct, frozen=True, kw_only=True):
    """Section 1 as shown. ``message`` is a refusal or what to do; ``enter`` the key.

    ``up`` and ``down`` mark the neighbours in the list of candidates.
    """

    stage: PatientStage
    note: str = ""
    fields: tuple[FieldView, ...] = ()
    choices: tuple[ChoiceView, ...] = ()
    facts: tuple[FactView, ...] = ()
    candidates: tuple[CandidateView, ...] = ()
    lookalikes: tuple[LookalikeView, ...] = ()
    name: str = ""
    message: str = ""
    is_refused: bool = False
    main: ButtonView | None = None
    other: ButtonView | None = None
    up: Act = NOTHING
    down: Act = NOTHING
    focus: str = ""


def finding(known: Known) -> PatientSectionView:
    """Find a patient by number or name."""
    draft = known.draft
    rows = min(draft.row, max(len(known.found) - 1, 0))
    candidates = tuple(
        _candidate(known, patient, marked=place == rows)
        for place, patient in enumerate(known.found)
    )
    found = candidates[rows].act if candidates else NOTHING
    return PatientSectionView(
        stage="finding",
        note="find or enter the patient",
        fields=(field(draft, "find", "Patient number or name"),),
        candidates=candidates,
        message=_search_message(known),
        main=ButtonView(
            words="Choose this patient", key="Enter", act=found, is_on=bool(candidates)
        ),
        other=ButtonView(
            words="Enter a new patient",
            key=ENTER_NEW,
            act=Act(draft=draft.enter_new(), focus="identifier"),
        ),
        up=Act(draft=draft.marked(rows - 1)),
        down=Act(draft=draft.marked(min(rows + 1, max(len(candidates) - 1, 0)))),
        focus="find",
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


def lookalike_views(known: Known) -> tuple[LookalikeView, ...]:
    return tuple(
        LookalikeView(
            reason=found.reason,
            name=patient_words(found.patient),
            born=born_words(known, found.patient),
            number=found.patient.details.identifier,
        )
        for found in known.lookalikes
    )


def patient_words(patient: Patient) -> str:
    details = patient.details
    return wording.patient_name(details.family, details.given, details.title)


def born_words(known: Known, patient: Patient) -> str:
    return wording.born(patient.details.born, patient.age_on(known.today))


def sex_words(patient: Patient) -> str:
    return next(words for _, sex, words in SEXES if sex == patient.details.sex)


def _candidate(known: Known, patient: Patient, *, marked: bool) -> CandidateView:
    return CandidateView(
        name=patient_words(patient),
        born=born_words(known, patient),
        number=patient.details.identifier,
        sex=sex_words(patient),
        is_marked=marked,
        act=Act(draft=known.draft.choose(patient), focus="initials"),
    )


def _search_message(known: Known) -> str:
    typed = known.draft.text("find")
    if not typed:
        return "Type a number or part of a name. Up and Down move, Enter chooses"
    if not known.found:
        return f"No patient is found by {typed}. {ENTER_NEW} enters a new one"
    if len(known.found) >= _MOST_FOUND:
        return f"The first {_MOST_FOUND} are listed. Type more of the name"
    return ""


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
