"""What support asks for, in sections: about Vigil, its record, rules and workstation.

No patient is in any of it, so that it can be copied and sent.
"""

from typing import NamedTuple

from monitor.reports.session_record import INTENDED_USE

Line = tuple[str, str]
COMPONENTS = (
    "docs/components.md lists every part made by others, its version and licence"
)
_CLOSED = "closed until somebody signs in; what its folder tells stands here"
_NOT_KEPT = "open, and not kept: no copy is made of it"
_SHORT = 16


class Gathered(NamedTuple):
    """What was found so far; ``record`` is None until the record has answered.

    It stays so for one that is closed, and for one that is not kept, as in the demo.
    """

    record: tuple[Line, ...] | None = None
    folder: tuple[Line, ...] = ()
    rules: tuple[Line, ...] = ()
    workstation: tuple[Line, ...] = ()
    is_open: bool = False


class Section(NamedTuple):
    """Lines of a name and what there is to say of it, under a title."""

    title: str
    lines: tuple[Line, ...]


class DiagnosticsView(NamedTuple):
    """The page; ``text`` is all of it for the clipboard, nothing shortened."""

    sections: tuple[Section, ...]
    text: str


def diagnostics_view(found: Gathered, version: str) -> DiagnosticsView:
    sections = (
        Section("About Vigil", _about(version)),
        Section("Rules", found.rules or (("Self-test", "running…"),)),
        Section("Workstation", found.workstation),
        Section("Record", _record(found)),
    )
    text = "\n".join(
        f"{name}: {said}" for section in sections for name, said in section.lines
    )
    shown = (s._replace(lines=tuple(map(_shortened, s.lines))) for s in sections)
    return DiagnosticsView(tuple(shown), f"{text}\n")


def _about(version: str) -> tuple[Line, ...]:
    return (
        ("Version", version),
        ("Intended use", INTENDED_USE),
        ("Licences", COMPONENTS),
    )


def _record(found: Gathered) -> tuple[Line, ...]:
    if found.record is None:
        return (("Record", _NOT_KEPT if found.is_open else _CLOSED), *found.folder)
    lines = tuple(line for line in found.record if line[0] != "Version")
    proved = next((said for name, said in lines if name == "Last copy"), "not known")
    return (*lines, ("Chains proved", f"with each daily copy: {proved}"))


def _shortened(line: Line) -> Line:
    """Of a hash so much that two can be told apart by eye."""
    name, said = line
    if name != "Head":
        return line
    words = [w if len(w) <= _SHORT else f"{w[:_SHORT]}…" for w in said.split()]
    return name, " ".join(words)
