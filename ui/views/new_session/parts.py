"""What the sections of the page are made of: fields, rows, and what Enter does."""

from typing import Literal

from msgspec import Struct

from monitor.chart.commands import AnyCommand
from monitor.chart.refusals import Refusal
from ui.views import wording
from ui.views.new_session.draft import NewSessionDraft
from ui.widgets.faces import Choice

Verdict = Literal["none", "agreed", "refused", "challenged"]
Mark = Literal[
    "met", "not met", "waiting", "overridden", "not applicable", "not approved"
]


class Act(Struct, frozen=True, kw_only=True):
    """What a key or a click leads to: a command, another draft, the focus elsewhere."""

    command: AnyCommand | None = None
    draft: NewSessionDraft | None = None
    focus: str = ""


NOTHING = Act()


class FieldView(Struct, frozen=True, kw_only=True):
    """A field to type in, with what the page says of it below.

    One of ``answers`` is all of it: that key goes on to the next field. No letter is
    taken where ``digits`` says what is, and that is shown then. ``opened_by`` is the
    choice and its key that ask for it, and lead to it; both empty where none does.
    """

    id: str
    label: str
    text: str = ""
    note: str = ""
    verdict: Verdict = "none"
    hint: str = ""
    stretch: int = 1
    is_open: bool = True
    answers: tuple[str, ...] = ()
    digits: str = ""
    opened_by: tuple[str, str] = ("", "")


class Fault(Struct, frozen=True, kw_only=True):
    """What is wrong with what a field holds; ``note`` says it in the room below."""

    refusal: Refusal
    note: str

    @property
    def field(self) -> str:
        return self.refusal.field or ""


class ChoiceView(Struct, frozen=True, kw_only=True):
    """Choices by key, in so many ``columns`` where all are too wide for one line.

    ``columns_wide`` counts in a wide section; 0 puts them all in one line.
    """

    id: str
    label: str
    choices: tuple[Choice, ...]
    columns: int = 0
    columns_wide: int = 0
    note: str = ""
    is_refused: bool = False


class FactView(Struct, frozen=True, kw_only=True):
    """A label and the words that stand for it; ``is_whole`` takes a line of its own.

    One that ``wraps`` takes a second line below its label where one is too short.
    """

    label: str
    value: str
    is_whole: bool = False
    wraps: bool = False


class ButtonView(Struct, frozen=True, kw_only=True):
    """A button: its words, its key, and what it does."""

    words: str
    key: str = ""
    act: Act = NOTHING
    is_on: bool = True


def field(
    draft: NewSessionDraft,
    id_: str,
    label: str,
    *,
    faults: tuple[Fault, ...] = (),
    note: str = "",
) -> FieldView:
    """A field with what was typed into it, and what is wrong with that."""
    fault = fault_of(draft, id_, faults)
    return FieldView(
        id=id_,
        label=label,
        text=draft.texts.get(id_, ""),
        note=note if fault is None else fault.note,
        verdict="none" if fault is None else "refused",
    )


def fault_of(
    draft: NewSessionDraft, id_: str, faults: tuple[Fault, ...]
) -> Fault | None:
    """What is told of that field: its own fault, or why the record said no to it."""
    if draft.is_told(id_):
        for fault in faults:
            if fault.field == id_:
                return fault
    refusal = draft.refusal
    if refusal is None or refusal.field != id_:
        return None
    return Fault(refusal=refusal, note=wording.sentence(refusal.why))


def first_told(draft: NewSessionDraft, faults: tuple[Fault, ...]) -> Refusal | None:
    """What the message of a section says: the record's no, or the first fault told."""
    if draft.refusal is not None:
        return draft.refusal
    return next((f.refusal for f in faults if draft.is_told(f.field)), None)
