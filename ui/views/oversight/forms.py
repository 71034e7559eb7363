"""The forms of the page of oversight, as they are shown."""

from msgspec.structs import replace

from ui.views.forms.filled import Filled
from ui.views.forms.form import FormView, choice_part, text_part
from ui.views.oversight.asked import (
    ASKED_BY,
    BY_WHEN,
    COUNT,
    NOTE,
    NUMBER,
    REASON,
    REFERENCE,
    SEED,
    SOURCE,
    STATE,
    STATES,
    TO,
    YEARS,
    Asked,
)

_HOLD = (
    "Nobody can erase a patient whose record is held, until somebody lifts it; both are"
    " noted. Name no patient in the reason."
)
_YEARS = (
    "Nothing is ever erased by itself: from then on it is told whose record has been"
    " kept so long."
)
_SAMPLE = (
    "Drawn among the closed sessions of these days, and noted with its seed. The same"
    " seed draws the same again."
)
_STATE_WORDS = {"needed": "Needed", "sent": "Sent", "not needed": "Not needed"}


def oversight_form(asked: Asked, filled: Filled, busy: str = "") -> FormView:
    """``busy`` says what is under way and takes the place of the note."""
    match asked.kind:
        case "report":
            view = _report(asked, filled)
        case "sample":
            view = _sample(filled)
        case "hold":
            view = _hold(filled)
        case "lift":
            view = _lift(asked, filled)
        case _:
            view = _years(filled)
    return replace(view, note=busy or view.note, message=filled.message)


def _report(asked: Asked, filled: Filled) -> FormView:
    report = asked.report
    keys = tuple((key, _STATE_WORDS[state]) for key, state in STATES.items())
    first = (choice_part(filled, STATE, "It is", keys),)
    to = () if report is not None else (text_part(filled, TO, "To", stretch=2),)
    by_when = replace(
        text_part(filled, BY_WHEN, "To be sent by"), hint="day, as 20-Mar-2026"
    )
    return FormView(
        title=f"Report to {report.to}" if report is not None else "New report",
        note=asked.words,
        rows=(
            first,
            (*to, text_part(filled, REFERENCE, "Their reference", stretch=2), by_when),
            (text_part(filled, SOURCE, "Who asks for it by then"),),
            (text_part(filled, NOTE, "Note, and why where it is not needed"),),
        ),
        submit="Chart",
        focus=STATE,
    )


def _sample(filled: Filled) -> FormView:
    seed = replace(text_part(filled, SEED, "Seed", stretch=2), hint="a new one")
    return FormView(
        title="Draw sessions by lot",
        rows=((text_part(filled, COUNT, "How many"), seed),),
        question=_SAMPLE,
        submit="Draw",
        focus=COUNT,
    )


def _hold(filled: Filled) -> FormView:
    return FormView(
        title="Hold a patient's record",
        rows=(
            (
                text_part(filled, NUMBER, "Patient's number"),
                text_part(filled, ASKED_BY, "Asked by", stretch=2),
            ),
            (text_part(filled, REASON, "Reason"),),
        ),
        question=_HOLD,
        submit="Hold",
        focus=NUMBER,
    )


def _lift(asked: Asked, filled: Filled) -> FormView:
    return FormView(
        title="Lift the hold",
        note=asked.words,
        rows=((text_part(filled, REASON, "Why it no longer stands"),),),
        question="Others on the same record still stand.",
        submit="Lift",
        focus=REASON,
    )


def _years(filled: Filled) -> FormView:
    return FormView(
        title="How long records are kept",
        rows=(
            (
                text_part(filled, YEARS, "Years after the last session"),
                text_part(filled, SOURCE, "Law or rule that asks for it", stretch=3),
            ),
        ),
        question=_YEARS,
        submit="Set",
        focus=YEARS,
    )
