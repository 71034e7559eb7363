"""One step on the way in: what is asked, and what was wrong with the answer."""

# Part of the start page: named tuples and the standard library's language only.

from typing import NamedTuple

from ui.views.start import Recent

BACK = "Esc"
"""The key of a second button that leaves the step."""


class Field(NamedTuple):
    """Something to type; ``is_refused`` where ``note`` says what is wrong with it."""

    key: str
    label: str
    note: str = ""
    is_secret: bool = False
    is_refused: bool = False


class Step(NamedTuple):
    """What the form shows.

    ``code`` stands large, to be copied from the screen. ``chosen`` says what the one
    of the ``choices`` is. ``message`` is what is wrong and of no field; ``other`` the
    words of the second button, and ``other_key`` its key. While ``is_busy`` nothing
    can be sent.
    """

    id: str
    title: str
    note: str = ""
    words: str = ""
    code: str = ""
    recent: tuple[Recent, ...] = ()
    fields: tuple[Field, ...] = ()
    chosen: str = ""
    choices: tuple[str, ...] = ()
    button: str = ""
    other: str = ""
    other_key: str = ""
    message: str = ""
    is_busy: bool = False

    @property
    def spoken(self) -> str:
        return " ".join(part for part in (self.title, self.words, self.message) if part)
