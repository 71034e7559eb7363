"""What the widgets are given to show: frozen values without Qt."""

from enum import StrEnum
from typing import NamedTuple


class FieldState(StrEnum):
    """What a field has to say about what was typed into it."""

    IDLE = "idle"
    REFUSED = "refused"
    CHALLENGED = "challenged"
    NOT_DONE = "not done"


class FieldFace(NamedTuple):
    """The text of a field, the caret's place in it (None hides it), and its state.

    `hint` shows, pale, while the text is empty; a field that is not done shows
    `text` (the reason in words) after its dash. `is_selected` when the next digit
    takes the place of the text.
    """

    text: str = ""
    caret: int | None = None
    state: FieldState = FieldState.IDLE
    hint: str = ""
    is_selected: bool = False


class KeyName(StrEnum):
    """The keys a field passes on by name; every other comes as its text."""

    TEXT = "text"
    ENTER = "enter"
    BACKSPACE = "backspace"
    DELETE = "delete"
    ESCAPE = "escape"
    LEFT = "left"
    RIGHT = "right"
    UP = "up"
    DOWN = "down"
    HOME = "home"
    END = "end"


class KeyPress(NamedTuple):
    """One key as it came; `text` is what it would have typed.

    `is_repeat` when it came from a key held down.
    """

    name: KeyName
    text: str = ""
    is_repeat: bool = False


class Due(StrEnum):
    """How pressing a due time is."""

    PLAIN = "plain"
    DUE = "due"
    LATE = "late"


class Health(StrEnum):
    """What a status item reports."""

    FINE = "fine"
    BUSY = "busy"
    OFF = "off"
    BROKEN = "broken"


class Choice(NamedTuple):
    """One numbered choice: its key, its words, and a note at the right."""

    key: str
    text: str
    note: str = ""
    marked: bool = False
