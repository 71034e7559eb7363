"""What is said when the window is closed while a session is open."""

from collections.abc import Sequence

from msgspec import Struct

from ui.views import wording

_KEPT = "What is charted and what is half typed is kept for the next start."
_SILENT = (
    "While Vigil is closed, no set becomes due on a screen and no alert is raised."
)


class LeavingView(Struct, frozen=True, kw_only=True):
    """The question in its title, and what follows from closing."""

    title: str
    sentences: tuple[str, ...]


def leaving_view(rooms: Sequence[str], saved: str) -> LeavingView:
    """``rooms`` have an open session; ``saved`` says whether everything is saved."""
    where = f"Open in {wording.listed(list(rooms))}."
    title = (
        "A session is open" if len(rooms) == 1 else f"{len(rooms)} sessions are open"
    )
    return LeavingView(title=title, sentences=(where, _KEPT, _SILENT, f"{saved}."))
