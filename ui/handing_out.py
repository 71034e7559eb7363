"""What is asked of the recorder before anything leaves the record as a file."""

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from monitor.chart.audit import Exported
from monitor.charting.faults import NotPermitted
from monitor.charting.noting import touched_by
from monitor.noted_file import write_noted

if TYPE_CHECKING:
    from collections.abc import Callable

    from monitor.chart.entries import Actor
    from monitor.chart.roles import Read
    from monitor.charting.reads import SessionRead
    from monitor.charting.recorder import Recorder


def why_not_handed(who: "Actor", act: "Read", recorder: "Recorder") -> str:
    """Why that person may not have it, which is noted; empty where they may."""
    try:
        recorder.authority.reader(who, act)
    except NotPermitted as fault:
        return fault.refusal.sentence
    return ""


class HandingOut(NamedTuple):
    """A file to be written of a session, and who wants it.

    ``form`` is what the audit log calls it; ``rows`` are how many things it tells.
    ``act`` is what has to be permitted.
    """

    read: "SessionRead"
    who: "Actor"
    path: Path
    content: bytes
    form: str
    rows: int
    act: "Read" = "exports"

    @property
    def deed(self) -> Exported:
        return Exported(
            form=self.form,
            rows=self.rows,
            sha256=hashlib.sha256(self.content).hexdigest(),
            sessions=1,
        )


def hand_out(wanted: HandingOut, recorder: "Recorder") -> str:
    """Note it, then write it; why it could not be written, or nothing."""
    why_not = why_not_handed(wanted.who, wanted.act, recorder)
    if why_not:
        return why_not

    def note(_: str) -> None:
        recorder.audit.note(wanted.deed, wanted.who, *touched_by(wanted.read))

    return write_or_why(wanted.path, wanted.content, note, recorder)


def write_or_why(
    path: Path, content: bytes, note: "Callable[[str], None]", recorder: "Recorder"
) -> str:
    """What could not be written is not noted."""
    if not path.parent.is_dir():
        return f"There is no folder {path.parent.name}. Choose another place"
    why = write_noted(path, (content,), note, recorder.folder)
    return (
        f"{path.name} could not be written: {why}. Choose another place" if why else ""
    )
