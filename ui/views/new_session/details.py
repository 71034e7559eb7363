"""The details of a patient entered for the first time, read from what was typed."""

from datetime import date

from monitor.chart.kinds import Allergies, AllergyState, PatientDetails, Sex
from monitor.chart.refusals import Refusal
from ui.views.new_session.birth import birth_date
from ui.views.new_session.draft import NewSessionDraft

SEXES: tuple[tuple[str, Sex, str], ...] = (
    ("F", "female", "Female"),
    ("M", "male", "Male"),
    ("I", "indeterminate", "Indeterminate"),
    ("N", "not known", "Not known"),
)
ALLERGY_STATES: tuple[tuple[str, AllergyState, str], ...] = (
    ("K", "known", "Known allergies"),
    ("N", "none known", "No known allergies"),
    ("R", "not recorded", "Not recorded"),
    ("U", "unavailable", "Unavailable"),
)
LONGEST_LINE = 100
"""Characters of a name or number; more is a slip of the clipboard."""

_NEEDED = (
    ("identifier", "the patient number", "Type it from the wristband or the letter"),
    ("family", "the family name", "Type it"),
    ("given", "the given name", "Type it"),
)


def read_details(draft: NewSessionDraft, today: date) -> PatientDetails | Refusal:
    """The details as typed, or the first thing that is missing or impossible."""
    fault = _refuse_lines(draft)
    if fault is not None:
        return fault
    born = birth_date(draft.text("born"), today)
    if isinstance(born, Refusal):
        return born
    sex = next((sex for key, sex, _ in SEXES if key == draft.pick("sex")), None)
    if sex is None:
        return _missing("sex", "the sex", "Choose one; not known is one of them")
    allergies = read_allergies(draft)
    if isinstance(allergies, Refusal):
        return allergies
    return PatientDetails(
        identifier=_plain(draft, "identifier"),
        family=_plain(draft, "family"),
        given=_plain(draft, "given"),
        title=_plain(draft, "title"),
        born=born,
        sex=sex,
        allergies=allergies,
    )


def read_allergies(draft: NewSessionDraft) -> Allergies | Refusal:
    """One of the four states; known ones are named, apart by commas."""
    picked = draft.pick("allergies")
    state = next((s for key, s, _ in ALLERGY_STATES if key == picked), None)
    if state is None:
        return _missing(
            "allergies", "the allergies", "Choose one; not recorded is one of them"
        )
    named = (" ".join(part.split()) for part in draft.text("allergens").split(","))
    items = tuple(item for item in named if item)
    if state == "known" and not items:
        return _missing("allergens", "what the patient is allergic to", "Name it")
    return Allergies(state=state, items=items if state == "known" else ())


def _refuse_lines(draft: NewSessionDraft) -> Refusal | None:
    for field, what, remedy in _NEEDED:
        if not draft.text(field):
            return _missing(field, what, remedy)
    for field in ("identifier", "family", "given", "title", "allergens"):
        text = draft.text(field)
        if len(text) > LONGEST_LINE or not text.isprintable():
            return Refusal(
                field=field,
                what="This is not taken",
                why=f"it is longer than {LONGEST_LINE} characters"
                if len(text) > LONGEST_LINE
                else "it holds characters that can't be shown",
                remedy="Type it again",
            )
    return None


def _plain(draft: NewSessionDraft, field: str) -> str:
    return " ".join(draft.text(field).split())


def _missing(field: str, what: str, remedy: str) -> Refusal:
    verb = "are" if field == "allergies" else "is"
    return Refusal(
        field=field,
        what="The patient is not recorded",
        why=f"{what} {verb} missing",
        remedy=remedy,
    )
