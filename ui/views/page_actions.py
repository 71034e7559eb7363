"""What can be asked of one page alone, each by a key that only that page takes."""

from ui.views.action import Action
from ui.views.screen_names import Screen


def _on(screen: Screen, *asked: tuple[str, str, str]) -> tuple[Action, ...]:
    """Each by its id, title and key."""
    return tuple(
        Action(id=id_, title=title, key=key, screens=(screen,), is_local=True)
        for id_, title, key in asked
    )


ON_SESSION = (
    *_on("live", ("print", "Print, or save as PDF", "Ctrl+P")),
    Action(
        id="export",
        title="Export to a file, without names or with",
        key="Ctrl+Shift+J",
        screens=("live",),
    ),
    Action(
        id="downtime sheet",
        title="Downtime sheet, to chart on by hand",
        key="Ctrl+Shift+B",
        screens=("opening", "live"),
    ),
    Action(
        id="transcribe",
        title="Type in what was kept on paper",
        key="Ctrl+Shift+H",
        screens=("opening", "live"),
    ),
    Action(
        id="esketamine sheet",
        title="Esketamine summary, in the order of the REMS form",
        key="Ctrl+Shift+M",
        screens=("live",),
    ),
)

ON_CLOSED = _on(
    "live",
    ("play", "Play the session, or stop", "P"),
    ("step back", "Back by an entry", "Left"),
    ("step on", "On by an entry", "Right"),
    ("previous alert", "To the alert before", "["),
    ("next alert", "To the next alert", "]"),
    ("first moment", "To the first entry", "Home"),
    ("last moment", "As the session is known now", "End"),
    ("next session", "To the next session of the list", "J"),
    ("previous session", "To the session before in the list", "K"),
    ("slower", "Play slower", ","),
    ("faster", "Play faster", "."),
    ("session table", "Table below the chart", "T"),
    ("course", "Sessions of the course side by side, or this one again", "C"),
    ("course export", "Save the course as CSV, without names", "Alt+S"),
    ("query", "Query on the value, or on the session", "Q"),
    ("reply", "Reply to the query", "R"),
    ("close query", "Close the query", "X"),
    ("co-sign", "Co-sign the session", "Ctrl+Enter"),
    ("session column", "Series and signatures, where the window is narrow", "S"),
)
"""Of a session that is closed."""

CLOSED_ONLY = frozenset(action.id for action in ON_CLOSED)

ON_LIST = _on(
    "sessions",
    ("next listed", "Next session of the list", "J"),
    ("previous listed", "Session before in the list", "K"),
    ("preview", "Chart of the session below the list, or fold it away", "Space"),
    ("open listed", "Open the session of the list", "Enter"),
    ("co-sign queue", "The sessions that wait for a co-signature", "Ctrl+Enter"),
    ("list order", "Sessions with exceptions first, or by date", "Alt+D"),
)
"""But for the last three only where the list has the focus: in the field keys type."""

ON_PROTOCOL = _on(
    "protocol",
    ("approve", "Approve the protocol", "A"),
    ("withdraw", "Take back the approval of the protocol", "W"),
    ("import protocol", "Import a draft of a protocol from a file", "I"),
    ("compare", "Compare the protocol with another version, in words", "C"),
    ("mark version", "Mark the protocol, to compare others with it", "M"),
)

ON_PEOPLE = _on(
    "people",
    ("enrol", "Enrol a person", "Alt+N"),
    ("change person", "Change the person, or the password", "Enter"),
    ("end access", "End the access of the person", "Alt+X"),
    ("another pin", "Have the person choose another PIN", "Alt+K"),
    ("another code", "Replace the recovery code", "Alt+R"),
    ("co-signing", "Let people co-sign their own sessions, or no longer", "Alt+J"),
    ("lock times", "Change after how many minutes screens lock", "Alt+L"),
)

ON_AUDIT = _on(
    "audit",
    ("audit patient", "Rows of that patient alone", "Enter"),
    ("audit person", "Rows of that person alone", "Alt+W"),
    ("audit proof", "Check the chain again", "Alt+C"),
)

ON_FIGURES = _on(
    "figures",
    ("figures face", "Indicators, cohort, by month, or time to response", "Alt+C"),
    ("figures group", "Another protocol or version in the cohort", "Alt+R"),
    ("figures period", "Another period", "Alt+D"),
    ("figures export", "Save what is shown as CSV", "Alt+S"),
)

ON_OVERSIGHT = _on(
    "oversight",
    ("open overseen", "Open the session of the line", "Enter"),
    ("oversight period", "Other days", "Alt+D"),
    ("report status", "Say how a report stands", "Alt+R"),
    ("draw sample", "Draw sessions by lot for review", "Alt+N"),
    ("who viewed", "Who viewed the patient of the session", "Alt+W"),
    ("place hold", "Hold a patient's record", "Alt+H"),
    ("lift hold", "Lift the hold", "Alt+X"),
    ("keep years", "How long records are kept", "Alt+Y"),
)

REVIEWED = frozenset({"open overseen", "oversight period", "report status"}) | {
    *("draw sample", "who viewed"),
}
"""Of the page of oversight what is for whoever reviews sessions."""

KEEPING = frozenset({"place hold", "lift hold", "keep years"})
"""Of the page of oversight what is for whoever keeps the records."""
