"""How a form of the strip is shown, and what every form can do."""

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from msgspec import Struct

from monitor.chart.commands import CorrectPatient, Reattribute, SessionCommand
from monitor.chart.refusals import Refusal
from ui.views.entry.view import Message
from ui.views.forms.filled import TIME, Circumstance, Filled, Verdict
from ui.widgets.faces import Choice

NO_MEANINGS: Mapping[str, str] = {}


class TextPart(Struct, frozen=True, kw_only=True):
    """A field to type in: its words, what stands in it, and a note below.

    ``hint`` shows while it is empty; ``stretch`` is its share of the width. What
    stands in an ``offered`` one was not typed here, and the first key replaces it.
    A ``suggestion`` is taken by its own key, never by leaving the field empty; it is
    the time of day of ``suggested_at``.
    ``meant`` is the time of day that a relative time comes to. What is typed into one
    that ``is_secret`` is shown as dots.
    """

    id: str
    label: str
    text: str = ""
    unit: str = ""
    note: str = ""
    hint: str = ""
    stretch: int = 1
    offered: bool = False
    suggestion: str = ""
    suggested_at: datetime | None = None
    is_time: bool = False
    meant: str = ""
    verdict: Verdict = "none"
    is_secret: bool = False


class ChoicePart(Struct, frozen=True, kw_only=True):
    """Choices, each picked by its key; the picked one is marked.

    They stand in ``columns``, or all in one line where that is 0. With ``completes``
    a choice charts the form at once; the keys of ``leads`` open another list, those of
    ``folded`` pick what is not shown. A key that only counts along a list is kept as
    what it stands for in ``meanings``. A pick takes back those of the parts that it
    ``excludes``; a lone choice is taken back by its own key. Typing goes on after those
    that it ``spares``. Where it ``is_many``, several are picked, and typing stays.
    """

    id: str
    label: str
    choices: tuple[Choice, ...]
    columns: int = 0
    completes: bool = False
    leads: tuple[str, ...] = ()
    folded: tuple[str, ...] = ()
    meanings: dict[str, str] = {}
    excludes: tuple[str, ...] = ()
    spares: tuple[str, ...] = ()
    is_many: bool = False

    def take(self, filled: Filled, key: str) -> Filled:
        """The form with that pick in it, and without what goes with it no more."""
        picked = self.meaning(key)
        is_lone = len(self.choices) == 1 and not self.completes
        if is_lone and filled.pick(self.id) == picked:
            return filled.picked(self.id, "")
        for part in self.excludes:
            filled = filled.picked(part, "")
        return filled.picked(self.id, picked)

    def meaning(self, key: str) -> str:
        """What the form keeps of a pick: lists shift under their keys."""
        return self.meanings.get(key, key)

    @property
    def stretch(self) -> int:
        return self.columns or len(self.choices)


Part = TextPart | ChoicePart
FormCommand = SessionCommand | CorrectPatient | Reattribute


class FormView(Struct, frozen=True, kw_only=True):
    """A form as shown, in at most four lines of parts and of ``facts``.

    ``message`` is a refusal or a question; ``focus`` is where typing begins.
    ``question`` is what the rows answer, in at most two lines above them.
    """

    title: str
    note: str = ""
    rows: tuple[tuple[Part, ...], ...]
    question: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    message: Message = Message()
    submit: str = "Chart"
    focus: str = ""

    @property
    def parts(self) -> tuple[Part, ...]:
        return tuple(part for row in self.rows for part in row)

    def choice(self, id_: str) -> ChoicePart | None:
        for part in self.parts:
            if isinstance(part, ChoicePart) and part.id == id_:
                return part
        return None


class Form(Protocol):
    """A kind of form, with all it needs to know of the session.

    ``name`` is what its drafts are kept under.
    """

    @property
    def name(self) -> str: ...

    def view(self, filled: Filled) -> FormView: ...

    def command(
        self, filled: Filled, circumstance: Circumstance
    ) -> FormCommand | Refusal: ...


def text_part(filled: Filled, id_: str, label: str, *, stretch: int = 1) -> TextPart:
    """A field with what was typed into it."""
    return TextPart(
        id=id_,
        label=label,
        text=filled.texts.get(id_, ""),
        stretch=stretch,
        verdict=filled.verdict(id_),
    )


def time_part(filled: Filled, label: str = "When", id_: str = TIME) -> TextPart:
    """The field for a time, which is now unless something is typed."""
    return TextPart(
        id=id_,
        label=label,
        text=filled.texts.get(id_, ""),
        hint=filled.offered or "now",
        note="14:05, or -3 for 3min ago",
        is_time=True,
        verdict=filled.verdict(id_),
    )


def choice_part(
    filled: Filled,
    id_: str,
    label: str,
    choices: tuple[tuple[str, str], ...],
    meanings: Mapping[str, str] = NO_MEANINGS,
) -> ChoicePart:
    """A row of ``(key, words)`` with the picked one marked."""
    picked = filled.pick(id_)
    return ChoicePart(
        id=id_,
        label=label,
        choices=tuple(
            Choice(key, words, marked=bool(picked) and picked == meanings.get(key, key))
            for key, words in choices
        ),
        meanings=dict(meanings),
    )
