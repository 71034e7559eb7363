"""What a sheet of help is made of."""

from msgspec import Struct


class HelpRow(Struct, frozen=True):
    """Key caps, and what they do."""

    keys: tuple[str, ...]
    does: str


class HelpSection(Struct, frozen=True):
    """Rows under a title."""

    title: str
    rows: tuple[HelpRow, ...]


class HelpView(Struct, frozen=True, kw_only=True):
    """The sheet of one screen; ``notes`` stand at its foot."""

    title: str
    sections: tuple[HelpSection, ...]
    notes: tuple[str, ...] = ()
