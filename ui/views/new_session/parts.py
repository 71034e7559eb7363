"""What the sections of the page are made of: fields, rows, and what Enter does."""

from typing import Literal

from msgspec import Struct

from monitor.chart.commands import AnyCommand
from monitor.chart.refusals import Refusal
from ui.views import wording
from ui.views.new_session.draft import NewSessionDraft
from ui.widgets.faces import Choice

Verdict = Literal["none", "agreed", "refused", "challenged"]
Mark = Literal["met", "not met", "waiting"]


class Act(Struct, frozen=True, kw_only=True):
    """What a key or a click leads to: a command, another draft, the focus elsewhere."""

    command: AnyCommand | None = None
    draft: NewSessionDraft | None = None
    focus: str = ""


NOTHING = Act()


class FieldView(Struct, frozen=True, kw_only=True):
    """A field to type in, with what the page says of it below."""

    id: str
    label: str
    text: str = ""
    note: str = ""
    verdict: Verdict = "none"
    hint: str = ""
    stretch: int = 1
    is_open: bool = True


class ChoiceView(Struct, frozen=True, kw_only=True):
    """A line of choices by key."""

    id: str
    label: str
    choices: tuple[Choice, ...]
    note: str = ""
    is_refused: bool = False


class FactView(Struct, frozen=True, kw_only=True):
    """A label and the words that stand for it."""

    label: str
    value: str


class ButtonView(Struct, frozen=True, kw_only=True):
    """A button: its words, its key, and what it does."""

    words: str
    key: str = ""
    act: Act = NOTHING
    is_on: bool = True


def field(
    draft: NewSessionDraft, id_: str, label: str, *, note: str = "", stretch: int = 1
) -> FieldView:
    """A field with what was typed into it, and the record's refusal where it fits."""
    refusal = draft.refusal
    refused = refusal is not None and refusal.field == id_
    return FieldView(
        id=id_,
        label=label,
        text=draft.texts.get(id_, ""),
        note=told(refusal) if refused and refusal is not None else note,
        verdict="refused" if refused else "none",
        stretch=stretch,
    )


def told(refusal: Refusal) -> str:
    """A refusal in the room of a note: why; the message says the rest."""
    return wording.sentence(refusal.why)
