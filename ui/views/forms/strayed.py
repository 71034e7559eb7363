"""A key that was typed among choices and is none of them, until it is dealt with."""

from msgspec.structs import replace

from monitor.chart.refusals import Refusal
from ui.views.forms.filled import AskAgain, Filled
from ui.views.forms.form import ChoicePart, FormView


def no_choice(field: str, label: str, typed: str) -> Refusal:
    """The refusal of what was typed where only the keys of choices are taken."""
    among = f" of {label}" if label else ""
    return Refusal(
        field=field,
        what=f"{typed.upper()} is not taken",
        why=f"no choice{among} has this key",
        remedy="Choose first, then type",
    )


def with_stray(filled: Filled, part: ChoicePart, typed: str) -> Filled:
    """The form refuses that key, and Enter until it was said once more."""
    refusal = no_choice(part.id, part.label, typed)
    return replace(filled, strays={**filled.strays, part.id: typed}, refusal=refusal)


def let_go(filled: Filled, part: str) -> Filled:
    """What strayed there was taken back."""
    strays = {p: typed for p, typed in filled.strays.items() if p != part}
    is_about_it = filled.refusal is not None and filled.refusal.field == part
    refusal = None if is_about_it else filled.refusal
    return replace(filled, strays=strays, refusal=refusal)


def refused(filled: Filled, refusal: Refusal) -> Filled:
    """Enter was pressed; past the question about it, what strayed is let go of."""
    is_asked = isinstance(refusal, AskAgain) and refusal.field in filled.strays
    return replace(filled, strays=filled.strays if is_asked else {}, refusal=refusal)


def stray_question(filled: Filled, view: FormView) -> AskAgain | None:
    """What Enter says first, as the key after a stray one may have been meant."""
    for part in view.parts:
        if isinstance(part, ChoicePart) and part.id in filled.strays:
            said = no_choice(part.id, part.label, filled.strays[part.id])
            question = AskAgain(
                field=part.id,
                what=f"{said.what}: {said.why}",
                why="no choice",
                remedy="Choose one, or Enter again goes on without it",
            )
            unanswered = filled.unanswered(question)
            if unanswered is not None:
                return unanswered
    return None
