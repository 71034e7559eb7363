"""What is charted of a session that goes on beside its sets, each with its key."""

from ui.views.action import Action
from ui.views.screen_names import CHARTING, LIVE

AT_BEDSIDE: tuple[Action, ...] = (
    *(
        Action(
            id=f"quick {key}",
            title=title,
            key=f"Alt+{key}",
            screens=CHARTING,
            needs_open=True,
        )
        for key, title in (
            ("Q", "Patient asks to stop"),
            ("P", "Panic"),
            ("V", "Vomiting"),
            ("I", "Infiltration"),
            ("U", "Pump alarm"),
        )
    ),
    Action(
        id="events",
        title="Events, each charted at once",
        key="Alt+E",
        screens=LIVE,
        needs_open=True,
    ),
    Action(
        id="treatment",
        title="Treatment given",
        key="Ctrl+T",
        screens=CHARTING,
        needs_open=True,
    ),
    Action(
        id="oxygen", title="Oxygen", key="Ctrl+O", screens=CHARTING, needs_open=True
    ),
    Action(id="score", title="Rating scale", key="Ctrl+M", screens=CHARTING),
    Action(
        id="snooze",
        title="Put off the due set",
        key="Ctrl+D",
        screens=LIVE,
        needs_open=True,
    ),
    Action(
        id="amend", title="Amend what was just charted", key="Ctrl+Z", screens=CHARTING
    ),
    Action(
        id="close",
        title="End the session",
        key="Ctrl+E",
        screens=CHARTING,
        needs_open=True,
    ),
    Action(
        id="silence",
        title="Snooze the alert",
        key="Ctrl+Shift+S",
        screens=LIVE,
        needs_open=True,
    ),
    Action(
        id="limits",
        title="Limits for this patient",
        key="Ctrl+Shift+L",
        screens=LIVE,
        needs_open=True,
    ),
    Action(
        id="follow up",
        title="Follow-up call",
        key="Ctrl+Shift+K",
        screens=LIVE,
    ),
)
