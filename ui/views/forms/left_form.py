"""What another nurse left half typed in a room, and what is to become of it."""

from collections.abc import Mapping, Sequence
from typing import cast

from msgspec import Struct, json

from monitor.chart.texts import with_marks
from ui.views import wording
from ui.views.forms.before import words_of
from ui.views.forms.filled import Filled, missing
from ui.views.forms.form import FormView, choice_part

CHOICE = "left"
TAKE, DROP, KEEP = "T", "D", "K"
_IDENTIFYING = frozenset(("patient", "reattribute", "handover", "new session"))
"""Names and initials of a patient are in the record where they belong, or nowhere."""
_SHOWN_AT_MOST = 2
"""The others are named in the question; a long name makes that two lines."""
_UNTOLD = "shown once it is taken over"
NO_CHOICE = missing(CHOICE, "Nothing is chosen", "Choose by letter, or leave with Esc")


class LeftThing(Struct, frozen=True, kw_only=True):
    """A form or set by name, what was typed in it, and who typed it."""

    form: str
    content: bytes
    by: str

    @property
    def words(self) -> str:
        return words_of(self.form)

    @property
    def gist(self) -> str:
        """What was typed, in its order; nothing of what says who a patient is."""
        kept = cast("Mapping[str, object]", json.decode(self.content))
        if self.form in _IDENTIFYING:
            return ""
        texts = kept.get("texts")
        cells = kept.get("cells")
        found: list[str] = []
        if isinstance(texts, dict):
            found += [with_marks(str(text)) for text in texts.values() if text]
        if isinstance(cells, dict):
            typed = (cell.get("typed") for cell in cells.values())
            found += [with_marks(str(text)) for text in typed if text]
        return ", ".join(found)

    @property
    def told(self) -> str:
        return f"{self.words} ({self.gist})" if self.gist else self.words


def left_view(
    left: Sequence[LeftThing], room: str, charting: str, filled: Filled
) -> FormView:
    """The question, asked of whoever is charting now."""
    names = wording.listed(list(dict.fromkeys(thing.by for thing in left)))
    told = wording.listed([thing.words for thing in left])
    choices = (
        (TAKE, "take it over"),
        (DROP, "drop it"),
        (KEEP, f"keep it for {names}"),
    )
    shown = left[:_SHOWN_AT_MOST]
    return FormView(
        title=f"Half typed by {names}",
        question=f"{names} left {told} half typed in {room}. "
        f"Taken over, it is charted by {charting}",
        rows=((choice_part(filled, CHOICE, "Now", choices),),),
        facts=tuple((wording.sentence(t.words), t.gist or _UNTOLD) for t in shown),
        message=filled.message,
        submit="Go on",
        focus=CHOICE,
    )


def taken_over(left: Sequence[LeftThing]) -> str:
    """What the record keeps of it, so that both names are known."""
    names = wording.listed(list(dict.fromkeys(thing.by for thing in left)))
    told = wording.listed([thing.told for thing in left])
    return f"Took over what {names} had half typed: {told}"


def dropped(left: Sequence[LeftThing], room: str) -> str:
    """What becomes of what was typed about the patient the chart was moved from."""
    names = wording.listed(list(dict.fromkeys(thing.by for thing in left)))
    told = wording.listed([thing.words for thing in left])
    return f"{room}, {told} half typed by {names} for another patient: dropped"
