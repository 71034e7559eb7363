"""The details of a patient entered for the first time, read from what was typed."""

from datetime import date

from monitor.chart.kinds import Allergies, AllergyState, PatientDetails, Sex
from monitor.chart.refusals import Refusal
from ui.views import wording
from ui.views.new_session.birth import birth_date
from ui.views.new_session.draft import NewSessionDraft
from ui.views.new_session.parts import Fault

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

_NEEDED = {
    "identifier": ("the patient number", "Type it from the wristband or the letter"),
    "family": ("the family name", "Type it"),
    "given": ("the given name", "Type it"),
}


def detail_faults(draft: NewSessionDraft, today: date) -> tuple[Fault, ...]:
    """All that is missing or impossible, in the order of the page."""
    found = (
        *(_line_fault(draft, field) for field in ("identifier", "family", "given")),
        _line_fault(draft, "title"),
        _born_fault(draft, today),
        _sex_fault(draft),
        _allergies_fault(draft),
    )
    return tuple(fault for fault in found if fault is not None)


def read_details(draft: NewSessionDraft, today: date) -> PatientDetails | Refusal:
    """The details as typed, or the first thing that is missing or impossible."""
    faults = detail_faults(draft, today)
    born, sex, allergies = (
        birth_date(draft.text("born"), today),
        _sex(draft),
        _allergies(draft),
    )
    if faults:
        return faults[0].refusal
    if isinstance(born, Refusal) or sex is None or allergies is None:
        raise AssertionError("A detail is neither read nor faulty.")
    return PatientDetails(
        identifier=_plain(draft, "identifier"),
        family=_plain(draft, "family"),
        given=_plain(draft, "given"),
        title=_plain(draft, "title"),
        born=born,
        sex=sex,
        allergies=allergies,
    )


def _sex(draft: NewSessionDraft) -> Sex | None:
    return next((sex for key, sex, _ in SEXES if key == draft.pick("sex")), None)


def _sex_fault(draft: NewSessionDraft) -> Fault | None:
    if _sex(draft) is not None:
        return None
    return _missing("sex", "the sex", "Choose one; not known is one of them")


def _allergies(draft: NewSessionDraft) -> Allergies | None:
    """One of the four states; known ones are named, apart by commas."""
    picked = draft.pick("allergies")
    state = next((s for key, s, _ in ALLERGY_STATES if key == picked), None)
    if state is None:
        return None
    named = (" ".join(part.split()) for part in draft.text("allergens").split(","))
    items = tuple(item for item in named if item)
    return Allergies(state=state, items=items if state == "known" else ())


def _allergies_fault(draft: NewSessionDraft) -> Fault | None:
    allergies = _allergies(draft)
    if allergies is None:
        return _missing(
            "allergies", "the allergies", "Choose one; not recorded is one of them"
        )
    if allergies.state == "known" and not allergies.items:
        return _missing("allergens", "what the patient is allergic to", "Name it")
    return _line_fault(draft, "allergens")


def _line_fault(draft: NewSessionDraft, field: str) -> Fault | None:
    text = draft.text(field)
    if not text and field in _NEEDED:
        return _missing(field, *_NEEDED[field])
    if len(text) > LONGEST_LINE:
        why = f"it is longer than {LONGEST_LINE} characters"
        return _not_taken(field, why, f"over {LONGEST_LINE} characters")
    if not text.isprintable():
        why = "it holds characters that can't be shown"
        return _not_taken(field, why, "can't be shown")
    return None


def _born_fault(draft: NewSessionDraft, today: date) -> Fault | None:
    text = draft.text("born")
    if not text:
        return _missing("born", "the date of birth", "Type it as 14-Mar-1981")
    born = birth_date(text, today)
    if isinstance(born, Refusal):
        return Fault(refusal=born, note=wording.sentence(born.why))
    return None


def _plain(draft: NewSessionDraft, field: str) -> str:
    return " ".join(draft.text(field).split())


def _missing(field: str, what: str, remedy: str) -> Fault:
    verb = "are" if field == "allergies" else "is"
    refusal = Refusal(
        field=field,
        what="The patient is not recorded",
        why=f"{what} {verb} missing",
        remedy=remedy,
    )
    return Fault(refusal=refusal, note="missing")


def _not_taken(field: str, why: str, note: str) -> Fault:
    refusal = Refusal(
        field=field, what="This is not taken", why=why, remedy="Type it again"
    )
    return Fault(refusal=refusal, note=note)
