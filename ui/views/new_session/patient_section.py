"""Section 1 as shown, and the words for a patient."""

from typing import Literal

from msgspec import Struct

from monitor.chart.patient import Patient
from ui.views import wording
from ui.views.new_session.details import SEXES
from ui.views.new_session.known import Known
from ui.views.new_session.parts import (
    NOTHING,
    Act,
    ButtonView,
    ChoiceView,
    FactView,
    FieldView,
)

PatientStage = Literal["finding", "entering", "confirming", "open"]

ENTER_NEW = "Alt+N"


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

    def is_held(self, id_: str) -> bool:
        """Whether a field keeps the focus once, as what was typed there is refused.

        What is typed again would else choose among the keys that come next.
        """
        return self.stage == "entering" and any(
            f.id == id_ and f.text.strip() and f.verdict == "refused"
            for f in self.fields
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
