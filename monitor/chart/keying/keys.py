"""The keys that the entry grammar knows."""

from enum import Enum, auto

from msgspec import Struct


class Press(Enum):
    """A key that means the same wherever it is pressed."""

    SEPARATOR = auto()
    MARK = auto()
    TAB = auto()
    BACK_TAB = auto()
    BACKSPACE = auto()
    ENTER = auto()
    ESCAPE = auto()
    UP = auto()
    DOWN = auto()
    MINUS = auto()
    EQUALS = auto()
    STAR = auto()
    AT = auto()
    COLON = auto()


class Digit(Struct, frozen=True):
    """One of the ASCII digits 0 to 9."""

    digit: str


class Letter(Struct, frozen=True):
    """An ASCII letter, in upper case."""

    letter: str


class Foreign(Struct, frozen=True):
    """A character that stands for nothing here; it is refused, not dropped."""

    text: str


class Focus(Struct, frozen=True):
    """A click on the box of a field."""

    field: str


Key = Press | Digit | Letter | Foreign | Focus

_CHARACTERS: dict[str, Key] = {
    **dict.fromkeys(" /;+", Press.SEPARATOR),
    **dict.fromkeys(".,", Press.MARK),
    **dict.fromkeys("-\N{MINUS SIGN}", Press.MINUS),
    "=": Press.EQUALS,
    "*": Press.STAR,
    "@": Press.AT,
    ":": Press.COLON,
    **{c: Digit(c) for c in "0123456789"},
    **{c: Letter(c.upper()) for c in "abcdefghijklmnopqrstuvwxyz"},
    **{c: Letter(c) for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"},
}


def key_of(character: str) -> Key:
    """The key that one typed character stands for."""
    return _CHARACTERS.get(character) or Foreign(character)
