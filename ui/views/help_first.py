"""What help says to whoever sees Vigil for the first time."""

from ui.views.help_shapes import HelpRow, HelpSection

A_SESSION = HelpSection(
    "A session from beginning to end",
    (
        HelpRow(("Ctrl+N",), "New session: find the patient, or enter one"),
        HelpRow(("F6",), "There, to the next part: dose, checks, baseline sets"),
        HelpRow(("Ctrl+Enter",), "Ready to start; what is still missing stands beside"),
        HelpRow(("F4",), "On the live chart: the dose, once it was given or begun"),
        HelpRow(("F2",), "A set of observations, when one is due; Enter saves it"),
        HelpRow(("F8", "F9"), "An alert: you have seen it; what was done about it"),
        HelpRow(("F3",), "A side effect, or that one has ended"),
        HelpRow(("Ctrl+M",), "A rating scale"),
        HelpRow(("Ctrl+E",), "The checks before leaving, then how the session ended"),
        HelpRow(("Ctrl+G",), "Sign the closed session off"),
        HelpRow(("Ctrl+K",), "Whatever you do not find: every command, by its name"),
    ),
)
_BESIDE = (
    HelpRow(("Alt+D",), "Try the demo: a made-up session that plays by itself"),
    HelpRow(("Alt+T",), "Drill, ten sets of a made-up patient against the clock"),
)
_TAB = HelpRow(("Tab", "Shift+Tab"), "To the next field, or back")
BY_NAME = HelpSection(
    "To begin",
    (HelpRow(("Enter",), "Type your name first: all is charted under it"), *_BESIDE),
)
SIGNING_IN = HelpSection(
    "To sign in",
    (
        HelpRow(("Enter",), "After the name to the password, after that you are in"),
        _TAB,
        HelpRow(("Alt+S",), "Show the password instead of dots, or hide it again"),
        HelpRow(("Alt+F",), "Forgotten password"),
    ),
)
SETTING_UP = HelpSection(
    "To set Vigil up, in four steps",
    (
        HelpRow(("Enter",), "To the next field, then to the next step"),
        _TAB,
        HelpRow(("Left", "Right"), "Once Tab is at the roles: what else you are"),
        HelpRow(("Alt+S",), "Show password or PIN instead of dots, or hide it"),
        HelpRow(("Ctrl+P",), "Print the recovery code, where it is shown"),
        HelpRow(("Esc",), "From the password or the code, one step back"),
        *_BESIDE,
    ),
)


def to_begin(*, signs_in: bool, is_first: bool) -> HelpSection:
    """What the start page asks for: names, a sign-in, or a whole set-up."""
    if is_first:
        return SETTING_UP
    return SIGNING_IN if signs_in else BY_NAME
