"""Where the focus is on each screen: where typing goes on, and the pane after that."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from ui.views.screen_names import Screen

if TYPE_CHECKING:
    from ui.parts import Parts


def take_focus(parts: "Parts", screen: Screen) -> None:
    """Put it where typing goes on."""
    if screen == "live":
        # Under a cover, or where nothing can be read, none of them is to be seen.
        parts.live.enter(next(reversed(parts.live.panes), parts.live))
        return
    begin: dict[Screen, Callable[[], None]] = {
        "start": parts.start.take_focus,
        "board": parts.board.take_focus,
        "sessions": parts.sessions.take_focus,
        "taking": partial(parts.taking.setFocus, Qt.FocusReason.OtherFocusReason),
        "protocol": parts.protocols.take_focus,
        "people": parts.people.take_focus,
        "audit": parts.audit.take_focus,
        "figures": parts.figures.take_focus,
        "backtest": parts.backtest.take_focus,
        "oversight": parts.oversight.take_focus,
        "diagnostics": parts.diagnostics.take_focus,
        "opening": parts.opening.take_focus,
        "lock": parts.lock.take_focus,
        "veil": parts.veil.take_focus,
        "glass": parts.glass.take_focus,
    }
    begin[screen]()


def next_pane(parts: "Parts", screen: Screen) -> None:
    """Put it into the pane after the one that has it, where there are several."""
    match screen:
        case "live":
            parts.live.next_pane()
        case "opening":
            parts.opening.next_section()
        case "board":
            parts.board.next_pane()
        case "protocol":
            parts.protocols.next_pane()
        case "sessions":
            parts.sessions.next_pane()
        case "backtest":
            parts.backtest.next_pane()
        case _:
            pass
