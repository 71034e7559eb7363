"""Ctrl+I: a patient's details put right, in every session at once."""

from datetime import date, tzinfo

from msgspec import Struct
from msgspec.structs import replace

from monitor.chart.commands import CorrectPatient
from monitor.chart.patient import Patient
from monitor.chart.refusals import Refusal
from ui.views import wording
from ui.views.forms.filled import Circumstance, Filled, missing
from ui.views.forms.form import FormView, TextPart, choice_part, text_part
from ui.views.new_session.details import ALLERGY_STATES, SEXES, read_details
from ui.views.new_session.draft import NewSessionDraft

REASONS = (
    ("1", "misheard"),
    ("2", "typing slip"),
    ("3", "wristband"),
    ("4", "told since"),
)
_PLACES = (
    ("identifier", "Number", 2),
    ("family", "Family", 3),
    ("given", "Given", 3),
    ("title", "Title", 1),
    ("born", "Born", 2),
)


class PatientForm(Struct, frozen=True, kw_only=True):
    """The details as they stand, opened for editing; the record keeps both."""

    patient: Patient

    @property
    def name(self) -> str:
        return "patient"

    def view(self, filled: Filled) -> FormView:
        whole = self._with_what_stands(filled)
        sexes = tuple((key, words) for key, _, words in SEXES)
        states = tuple((k, wording.sentence(state)) for k, state, _ in ALLERGY_STATES)
        other = replace(
            text_part(filled, "other", "Other"), verdict=filled.verdict("reason")
        )
        allergens = self._text_part(whole, ("allergens", "to", 2))
        return FormView(
            title="Correct patient",
            note="The record keeps both",
            rows=(
                tuple(self._text_part(whole, place) for place in _PLACES),
                (choice_part(whole, "sex", "Sex", sexes),),
                (choice_part(whole, "allergies", "Allergies", states), allergens),
                (choice_part(filled, "reason", "Because", REASONS), other),
            ),
            message=filled.message,
            submit="Correct",
            focus="identifier",
        )

    def command(
        self, filled: Filled, circumstance: Circumstance
    ) -> CorrectPatient | Refusal:
        reason = filled.text("other") or dict(REASONS).get(filled.pick("reason"), "")
        whole = self._with_what_stands(filled)
        draft = NewSessionDraft(id=filled.id, texts=whole.texts, picks=whole.picks)
        details = read_details(draft, _today(circumstance))
        if isinstance(details, Refusal):
            return replace(details, what="Not corrected")
        if not reason:
            return missing(
                "reason", "The reason is missing", "Choose one, or type it in Other"
            )
        return CorrectPatient(
            id=filled.id,
            stream_id=self.patient.id,
            at=circumstance.now,
            details=details,
            reason=reason,
        )

    def _with_what_stands(self, filled: Filled) -> Filled:
        return replace(
            filled,
            texts={**self._texts(), **filled.texts},
            picks={**self._picks(), **filled.picks},
        )

    def _texts(self) -> dict[str, str]:
        details = self.patient.details
        return {
            "identifier": details.identifier,
            "family": details.family,
            "given": details.given,
            "title": details.title,
            "born": wording.day(details.born),
            "allergens": ", ".join(details.allergies.items),
        }

    def _picks(self) -> dict[str, str]:
        details = self.patient.details
        return {
            "sex": next(k for k, sex, _ in SEXES if sex == details.sex),
            "allergies": next(
                k for k, state, _ in ALLERGY_STATES if state == details.allergies.state
            ),
        }

    def _text_part(self, whole: Filled, place: tuple[str, str, int]) -> TextPart:
        id_, label, stretch = place
        before = self._texts()[id_]
        part = text_part(whole, id_, label, stretch=stretch)
        changed = part.text != before
        return replace(part, note=f"was {before or 'empty'}" if changed else "")


def _today(circumstance: Circumstance) -> date:
    zone: tzinfo = circumstance.zone
    return wording.local_day(circumstance.now, zone)
