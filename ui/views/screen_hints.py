"""Which keys stand at the bottom of each screen, from the most used on."""

from ui.views.new_session.start_bar import PUMP
from ui.views.screen_names import Screen

OPEN_CARD = "open card"
"""The action of Enter on the board."""

IN_LIST = (
    ("next listed", "Next"),
    ("previous listed", "Previous"),
    ("preview", "Preview"),
)
"""What keys do in the review list, and not in the field above it."""

HINTS: dict[Screen, tuple[tuple[str, str], ...]] = {
    "board": (
        (OPEN_CARD, "Open room"),
        ("acknowledge card", "Acknowledge"),
        ("emergency", "Emergency"),
        ("new", "New session"),
        ("privacy", "Hide names"),
        ("theme", "Day or night"),
        ("palette", "Commands"),
        ("help", "Help"),
    ),
    "sessions": (
        *IN_LIST,
        ("open listed", "Open"),
        ("find", "Search"),
        ("emergency", "Emergency"),
        ("pane", "Field or list"),
        ("board", "Board"),
        ("new", "New session"),
        ("palette", "Commands"),
        ("help", "Help"),
    ),
    "protocol": (
        ("approve", "Approve"),
        ("withdraw", "Take back"),
        ("backtest", "Back-test"),
        ("compare", "Compare"),
        ("import protocol", "Import"),
        ("pane", "Protocols or text"),
        ("emergency", "Emergency"),
        ("board", "Board"),
        ("theme", "Day or night"),
        ("palette", "Commands"),
        ("help", "Help"),
    ),
    "people": (
        ("enrol", "Enrol"),
        ("change person", "Change"),
        ("end access", "End access"),
        ("another pin", "Another PIN"),
        ("lock times", "Lock times"),
        ("emergency", "Emergency"),
        ("board", "Board"),
        ("theme", "Day or night"),
        ("palette", "Commands"),
        ("help", "Help"),
    ),
    "audit": (
        ("audit patient", "This patient"),
        ("audit person", "This person"),
        ("audit proof", "Check the chain"),
        ("emergency", "Emergency"),
        ("board", "Board"),
        ("theme", "Day or night"),
        ("palette", "Commands"),
        ("help", "Help"),
    ),
    "figures": (
        ("figures face", "Another view"),
        ("figures period", "Period"),
        ("figures export", "Save CSV"),
        ("emergency", "Emergency"),
        ("board", "Board"),
        ("theme", "Day or night"),
        ("palette", "Commands"),
        ("help", "Help"),
    ),
    "oversight": (
        ("open overseen", "Open session"),
        ("oversight period", "Days"),
        ("report status", "Report status"),
        ("draw sample", "Draw sample"),
        ("who viewed", "Who viewed"),
        ("place hold", "Hold"),
        ("emergency", "Emergency"),
        ("board", "Board"),
        ("theme", "Day or night"),
        ("palette", "Commands"),
        ("help", "Help"),
    ),
    "backtest": (
        ("pane", "Rules or alerts"),
        ("protocol", "Protocols"),
        ("emergency", "Emergency"),
        ("board", "Board"),
        ("theme", "Day or night"),
        ("palette", "Commands"),
        ("help", "Help"),
    ),
    "diagnostics": (
        ("copy diagnostics", "Copy"),
        ("emergency", "Emergency"),
        ("board", "Board"),
        ("theme", "Day or night"),
        ("palette", "Commands"),
        ("help", "Help"),
    ),
    "opening": (
        ("set", "Set"),
        ("pane", "Next section"),
        ("emergency", "Emergency"),
        ("palette", "Commands"),
        ("help", "Help"),
    ),
    "live": (
        ("set", "Set"),
        ("effect", "Effect"),
        ("infusion", "Infusion"),
        ("acknowledge", "Acknowledge"),
        ("action", "Action"),
        ("emergency", "Emergency"),
        ("events", "Events"),
        ("timeline", "Timeline"),
        ("note", "Note"),
        ("eyes", "Eyes on patient"),
        ("palette", "Commands"),
        ("help", "Help"),
    ),
    "taking": (
        ("board", "Board"),
        ("emergency", "Emergency"),
        ("palette", "Commands"),
        ("help", "Help"),
    ),
    "start": (),
    "veil": (),
    "lock": (),
    "glass": (),
}
STAYING: frozenset[str] = frozenset(
    {"emergency", "events", "timeline", "palette", "help"}
)
"""Hints that stay where room is short: what can't wait, and what leads to all else."""

READ_ONLY_HINTS = (
    ("step back", "Step back"),
    ("step on", "Step on"),
    ("play", "Play"),
    ("previous alert", "Previous alert"),
    ("next alert", "Next alert"),
    ("sign off", "Sign off"),
    ("addendum", "Addendum"),
    ("timeline", "Timeline"),
    ("session table", "Table"),
    ("print", "Report"),
    ("sessions", "Sessions"),
    ("emergency", "Emergency"),
    ("palette", "Commands"),
    ("help", "Help"),
)
"""Of a session in which nothing can be charted."""

SAID: dict[Screen, str] = {
    "opening": PUMP,
    "sessions": "No ranking of nurses: figures are shown per session and per rule",
}
"""What a screen says of itself at the bottom."""
