"""What a form says of those before it: on their way, or left half typed."""

from collections.abc import Container

from monitor.chart.refusals import Refusal
from ui.views import wording
from ui.views.entry.view import Message, Tone

SAVING = Message("The one before is being saved. This is a new one", Tone.NOTED)
SAVED = Message("The one before is charted. This is a new one", Tone.NOTED)
NOT_SAVED = Message("The one before is not charted. It is kept", Tone.REFUSED)
ANOTHERS = Message("What was typed here for another patient is dropped", Tone.NOTED)
WAITING = "One that was not charted is kept, and opens next time"


def beside(message: Message, earlier: Message) -> Message:
    """What the form says, or what was before; what would stay uncharted with both."""
    if not message.text or not earlier.text:
        return message if message.text else earlier
    if earlier.tone is not Tone.ASKED:
        return message
    # A refusal ends in its own full stop, a question in none.
    said = message.text.removesuffix(".")
    return Message(f"{said}. {earlier.text}", message.tone)


_PAGE = "new session"
_FORMS = {
    "observations": "a set",
    "effect": "a side effect",
    "infusion": "an infusion step or a dose",
    "doubt": "a dose that is uncertain",
    "waste": "what was wasted",
    "treatment": "a treatment",
    "oxygen": "oxygen",
    "note": "a note",
    "emergency note": "a note of the emergency",
    "action": "an action",
    "amend": "an amendment",
    "score": "a rating scale",
    "limits": "limits of this patient",
    "silence": "a snooze of an alert",
    "snooze": "a set put off",
    "gate": "a check before leaving",
    "override": "an override",
    "patient": "details of the patient",
    "reattribute": "a move to another chart",
    "handover": "a handover",
    "follow up": "the call of the next day",
    "addendum": "an addendum",
    "query": "a query",
    "answer": "a reply to a query",
    "close query": "the closing of a query",
    "transcribe": "a line of a paper sheet",
    "close": "a closing",
    _PAGE: "the page of the opening",
}


def words_of(form: str) -> str:
    """What is half typed in that form; every form has its words."""
    return _FORMS[form]


def half_typed(forms: Container[str], opened: str) -> Message:
    """What would stay uncharted beside the form that is opened; empty where nothing.

    The page of an opening is filled in from the record too, and is not counted.
    """
    uncounted = (opened, _PAGE)
    left = [w for form, w in _FORMS.items() if form in forms and form not in uncounted]
    if not left:
        return Message()
    told = wording.listed(left)
    stay = "stays" if len(left) == 1 else "stay"
    return Message(f"Half typed: {told}, which {stay} uncharted", Tone.ASKED)


def refuse_half_typed_set(forms: Container[str]) -> Refusal | None:
    """A set stays with whoever typed it: it is dealt with before another takes over."""
    if "observations" not in forms:
        return None
    return Refusal(
        what="Not handed over",
        why="a set is half typed",
        remedy="Chart it or drop it first, under the name that typed it",
    )
