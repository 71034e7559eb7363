from ui.views.help_sheet import LIVE, OPENING, START, help_view
from ui.views.palette import ActionView

ACTIONS = (
    ActionView(id="set", title="Observation set", key="F2"),
    ActionView(id="dim", title="Dim the screen"),
)


def test_keys_of_this_screen_come_first() -> None:
    """The sheet begins with the keys of the screen's own actions."""
    view = help_view("live screen", ACTIONS, LIVE)
    assert view.title == "Help, live screen"
    assert view.sections[0].title == "Keys"
    assert [(r.keys, r.does) for r in view.sections[0].rows] == [
        (("F2",), "Observation set")
    ]


def test_grammar_is_told_in_words() -> None:
    """Every part of the entry grammar that is not plain typing is on the sheet."""
    told = {keys for section in LIVE for row in section.rows for keys in row.keys}
    assert told >= {"Tab", "Backspace", "*", "=", "-", "@", "O", "Enter", "Ctrl+L"}


def test_intended_use_is_on_every_sheet() -> None:
    """Wherever help is asked for, it says that Vigil is no alarm system."""
    view = help_view("session list", ())
    assert view.sections == ()
    assert "not an alarm system" in " ".join(view.notes)


def test_every_key_of_the_start_and_opening_pages_is_told() -> None:
    """What the pages show a key for stands on their sheets."""
    start = {key for s in START for row in s.rows for key in row.keys}
    assert start >= {"Enter", "Alt+D"}
    opening = {key for s in OPENING for row in s.rows for key in row.keys}
    assert opening >= {"Enter", "Alt+N", "Ctrl+Enter", "Esc", "-", "@", "="}
