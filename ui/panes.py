"""Where the focus is on each screen: where typing goes on, and the pane after that."""

from typing import TYPE_CHECKING

from ui.views.actions import Screen

if TYPE_CHECKING:
    from ui.parts import Parts


def take_focus(parts: "Parts", screen: Screen) -> None:
    """Put it where typing goes on."""
    match screen:
        case "start":
            parts.start.take_focus()
        case "board":
            parts.board.take_focus()
        case "sessions":
            parts.sessions.take_focus()
        case "taking":
            parts.taking.setFocus()
        case "protocol":
            parts.protocols.take_focus()
        case "opening":
            parts.opening.take_focus()
        case "live":
            parts.live.enter(parts.live.panes[-1])


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
        case _:
            pass
