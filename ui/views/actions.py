"""Everything that can be asked of a screen, with its key."""

from ui.views.action import Action
from ui.views.bedside_actions import AT_BEDSIDE
from ui.views.page_actions import (
    ON_AUDIT,
    ON_CLOSED,
    ON_FIGURES,
    ON_LIST,
    ON_OVERSIGHT,
    ON_PEOPLE,
    ON_PROTOCOL,
    ON_SESSION,
)
from ui.views.screen_names import CHARTING, LIVE, Screen

SIGNED: tuple[Screen, ...] = (
    *("board", "sessions", "taking", "protocol", "people", "audit"),
    *("figures", "oversight", "backtest", "diagnostics"),
    *("opening", "live"),
)
_ALL: tuple[Screen, ...] = ("start", *SIGNED, "lock", "glass")
_BOARD: tuple[Screen, ...] = ("board",)
_NAMING: tuple[Screen, ...] = ("board", "sessions", "opening", "live")

PEOPLE = "people"
"""The action that leads to the page of people."""

AUDIT = "audit"
"""The action that leads to the page of the audit log."""

FIGURES = "figures"
"""The action that leads to the page of the audit figures."""

OVERSIGHT = "oversight"
"""The action that leads to the page of oversight."""

BACKTEST = "backtest"
"""The action that leads to a back-test of the protocol that is looked at."""


ACTIONS: tuple[Action, ...] = (
    Action(id="help", title="Help for this screen", key="F1", screens=_ALL),
    Action(
        id="emergency",
        title="Emergency, also Ctrl+Shift+E",
        key="Pause",
        also="Ctrl+Shift+E",
        screens=_ALL,
    ),
    Action(
        id="set", title="Observation set", key="F2", screens=CHARTING, needs_open=True
    ),
    Action(
        id="effect", title="Side effect", key="F3", screens=CHARTING, needs_open=True
    ),
    Action(
        id="infusion",
        title="Infusion or dose",
        key="F4",
        screens=CHARTING,
        needs_open=True,
    ),
    Action(id="now", title="Back to now", key="F5", screens=LIVE),
    Action(id="pane", title="Next part of the page", key="F6", screens=SIGNED),
    Action(id="note", title="Note", key="F7", screens=CHARTING, needs_open=True),
    Action(
        id="acknowledge",
        title="Acknowledge the alert",
        key="F8",
        screens=CHARTING,
        needs_open=True,
    ),
    Action(
        id="action",
        title="Action about the alert",
        key="F9",
        screens=CHARTING,
        needs_open=True,
    ),
    Action(
        id="eyes", title="Eyes on patient", key="F11", screens=LIVE, needs_open=True
    ),
    Action(id="privacy", title="Hide or show the name", key="F12", screens=_NAMING),
    Action(
        id="line",
        title="One-line entry",
        key="Ctrl+L",
        screens=CHARTING,
        needs_open=True,
    ),
    Action(
        id="doubt",
        title="Dose uncertain",
        key="Ctrl+Shift+U",
        screens=LIVE,
        needs_open=True,
    ),
    Action(
        id="waste",
        title="Drug wasted",
        key="Ctrl+Shift+W",
        screens=LIVE,
        needs_open=True,
    ),
    *AT_BEDSIDE,
    Action(id="sign off", title="Sign the session off", key="Ctrl+G", screens=LIVE),
    Action(
        id="addendum",
        title="Addendum to the signed session",
        key="Ctrl+Shift+N",
        screens=LIVE,
    ),
    Action(
        id="patient", title="Correct patient details", key="Ctrl+I", screens=CHARTING
    ),
    Action(
        id="reattribute",
        title="Chart on the wrong patient",
        key="Ctrl+Shift+I",
        screens=CHARTING,
    ),
    Action(id="series", title="Series of sessions", key="Ctrl+Y", screens=LIVE),
    Action(
        id="ghosts",
        title="Earlier sessions beyond now",
        key="Ctrl+Shift+G",
        screens=LIVE,
    ),
    Action(
        id="summary",
        title="Copy the summary for the clinic's record",
        key="Ctrl+Shift+C",
        screens=LIVE,
    ),
    *ON_SESSION,
    *ON_CLOSED,
    Action(id="timeline", title="Timeline", key="Ctrl+J", screens=LIVE),
    Action(
        id="handover",
        title="Hand over to another nurse",
        key="Ctrl+H",
        screens=CHARTING,
        needs_open=True,
    ),
    Action(id="call", title="What to say on a call", key="Ctrl+R", screens=CHARTING),
    Action(
        id="transfer sheet",
        title="Transfer sheet",
        key="Ctrl+Shift+T",
        screens=LIVE,
    ),
    Action(
        id="palette",
        title="Commands, also F10",
        key="Ctrl+K",
        also="F10",
        screens=SIGNED,
    ),
    Action(id="new", title="New session", key="Ctrl+N", screens=SIGNED),
    Action(id="board", title="Board", key="Ctrl+0", screens=SIGNED),
    Action(
        id="open card",
        title="Open the room",
        key="Enter",
        screens=_BOARD,
        is_local=True,
    ),
    Action(
        id="acknowledge card",
        title="Acknowledge the alert of the room",
        key="A",
        screens=_BOARD,
        is_local=True,
    ),
    Action(id="sort", title="Sort the rooms afresh", key="F5", screens=_BOARD),
    Action(
        id="protocol",
        title="Protocols in words, and their approval",
        key="Ctrl+Shift+P",
        screens=SIGNED,
    ),
    *ON_PROTOCOL,
    Action(
        id=BACKTEST,
        title="Back-test of the protocol, on the stored sessions",
        key="Ctrl+Shift+V",
        screens=SIGNED,
    ),
    Action(
        id=PEOPLE,
        title="People, who may sign in",
        key="Ctrl+Shift+O",
        screens=SIGNED,
    ),
    *ON_PEOPLE,
    Action(id=AUDIT, title="Audit log", key="Ctrl+Shift+A", screens=SIGNED),
    *ON_AUDIT,
    Action(
        id=FIGURES,
        title="Audit figures, and the cohort by the minute",
        key="Ctrl+Shift+R",
        screens=SIGNED,
    ),
    *ON_FIGURES,
    Action(id=OVERSIGHT, title="Oversight", key="Alt+O", screens=SIGNED),
    *ON_OVERSIGHT,
    Action(id="sessions", title="Sessions", key="Ctrl+Shift+F", screens=SIGNED),
    *ON_LIST,
    Action(id="find", title="Find a session", key="Ctrl+F", screens=SIGNED),
    Action(id="saved", title="Is everything saved?", key="Ctrl+S", screens=SIGNED),
    Action(
        id="nurse", title="Lock, or another nurse charts", key="Ctrl+U", screens=SIGNED
    ),
    Action(
        id="own password",
        title="Choose another password and PIN of your own",
        key="Ctrl+Shift+Y",
        screens=SIGNED,
    ),
    Action(
        id="diagnostics",
        title="Diagnostics, and about Vigil",
        key="Alt+G",
        screens=_ALL,
    ),
    Action(
        id="copy diagnostics",
        title="Copy the diagnostics",
        key="C",
        screens=("diagnostics",),
        is_local=True,
    ),
    Action(id="theme", title="Day or night", key="Ctrl+Shift+D", screens=_ALL),
    Action(id="quit", title="Quit, close Vigil", key="Ctrl+Q", screens=_ALL),
    Action(
        id="drill",
        title="Drill, ten sets against the clock",
        key="Ctrl+Shift+X",
        screens=SIGNED,
    ),
)
