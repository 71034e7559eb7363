from typing import get_args

from ui.views.actions import ACTIONS as KNOWN
from ui.views.ending_words import ENDINGS
from ui.views.forms.action_form import ARRIVED, ENDED
from ui.views.help_audit import LOG
from ui.views.help_first import BY_NAME, SETTING_UP, SIGNING_IN
from ui.views.help_shapes import HelpSection
from ui.views.help_sheet import (
    ABOUT_ALERT,
    BACK_TIMING,
    BEHIND_GLASS,
    EVERYBODY,
    LEAVING,
    LIVE,
    OPENING,
    PAGE,
    READING,
    UNLOCKING,
    help_view,
)
from ui.views.palette import ActionView
from ui.views.screen_names import Screen

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
    start = {key for s in (BY_NAME,) for row in s.rows for key in row.keys}
    assert start >= {"Enter", "Alt+D"}
    opening = {key for s in OPENING for row in s.rows for key in row.keys}
    assert opening >= {"Enter", "Alt+N", "Ctrl+Enter", "Esc", "-", "@", "="}


def keys_of(*sections: HelpSection) -> set[str]:
    return {key for s in sections for row in s.rows for key in row.keys}


def test_every_ending_and_answer_has_its_key_on_the_sheet() -> None:
    """The letters of the endings, override and transfer sheet; those of F9."""
    assert keys_of(LEAVING) >= {*(key for key, *_ in ENDINGS), "O", "S", "Esc"}
    assert keys_of(ABOUT_ALERT) >= {ARRIVED, ENDED}


def test_a_key_means_one_thing_on_a_screen() -> None:
    """No two actions of a screen share one, and each action has one."""
    for screen in get_args(Screen):
        here = [action for action in KNOWN if screen in action.screens]
        assert all(action.key for action in here)
        keys = [key for a in here for key in (a.key, a.also) if key]
        assert len(keys) == len(set(keys)), screen


def test_no_key_of_a_page_is_one_of_the_whole_window() -> None:
    """Qt would ask neither of the two; the window's are heard on every page."""
    window = {k for a in KNOWN if not a.is_local for k in (a.key, a.also) if k}
    own = (BY_NAME, SIGNING_IN, SETTING_UP, UNLOCKING, BEHIND_GLASS, EVERYBODY, LOG)
    keys = keys_of(*own, PAGE, READING)
    chords = {key for key in keys if key.startswith(("Alt+", "Ctrl+"))}
    assert len(chords) > 10
    assert not chords & window


def test_keys_named_in_a_title_are_those_of_their_actions() -> None:
    """``Ctrl+E`` in the title of a section is the key that opens what it is about."""
    known = {action.key for action in KNOWN}
    titles = [section.title for section in LIVE if section is not BACK_TIMING]
    named = {title.rsplit(", ", 1)[1] for title in titles if ", " in title}
    assert named == {"Ctrl+E", "Ctrl+M", "F9"}
    assert named <= known


def test_whose_score_news2_is_stands_on_every_sheet() -> None:
    """The Royal College of Physicians asks to be acknowledged where it is told."""
    notes = " ".join(help_view("live screen", ACTIONS, LIVE).notes)
    assert "NEWS2: Royal College of Physicians, 2017" in notes
