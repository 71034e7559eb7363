"""What the panel of the end shows: the checks before leaving, and the endings."""

from typing import Literal

from msgspec import Struct

from monitor.chart.session import Session
from ui.views.ending_words import ENDINGS
from ui.widgets.faces import Choice

GateMark = Literal["met", "not met", "waiting", "overridden"]


class GateRow(Struct, frozen=True, kw_only=True):
    """One check before leaving: how it stands, by what evidence, and what is missing.

    ``key`` answers it; empty where it is worked out from the record. ``by`` is who
    answered or overrode it, and when.
    """

    id: str
    label: str
    mark: GateMark
    key: str = ""
    evidence: str = ""
    by: str = ""
    can_override: bool = False

    @property
    def spoken(self) -> str:
        parts = (self.label, self.mark, self.evidence, self.by)
        return ", ".join(part for part in parts if part)


class EndingView(Struct, frozen=True, kw_only=True):
    """The checks in the protocol's order, and the endings, each by its key."""

    title: str
    progress: str = ""
    rows: tuple[GateRow, ...] = ()
    endings: tuple[Choice, ...]

    def row(self, id_: str) -> GateRow | None:
        return next((row for row in self.rows if row.id == id_), None)


def ending_view(session: Session) -> EndingView:
    return EndingView(
        title=f"End the session in {session.opened.room}",
        endings=tuple(
            Choice(key, label)
            for key, ending, label in ENDINGS
            if ending != "cancelled" or session.dose_started_at is None
        ),
    )


def ending_of(key: str) -> str:
    """The ending that is chosen by that key; empty where none is."""
    return next((ending for known, ending, _ in ENDINGS if known == key), "")
