"""The help sheet of a screen says what works there as it is now."""

from tests.charting.clinic import Clinic
from ui.views.actions import ACTIONS
from ui.views.help_screens import help_on
from ui.views.help_shapes import HelpView
from ui.views.help_sheet import ABOUT_ALERT, CHART, LEAVING, TIMELINE, TYPING
from ui.views.snapshot import Snapshot
from ui.views.surroundings import Setting

NEED_OPEN = {action.key for action in ACTIONS if action.needs_open}
SETTING = Setting(station="Bay 2")


def sheet(clinic: Clinic) -> HelpView:
    read = clinic.read
    shown = Snapshot(now=clinic.clock.now(), zone="Europe/London", shown=read)
    return help_on("live", shown, SETTING)


def keys(view: HelpView) -> set[str]:
    (section,) = (s for s in view.sections if s.title == "Keys")
    return {key for row in section.rows for key in row.keys}


def test_keys_of_an_open_session_are_all_told() -> None:
    view = sheet(Clinic().start())
    assert keys(view) >= NEED_OPEN
    assert {TYPING, ABOUT_ALERT, LEAVING} <= set(view.sections)


def test_closed_session_tells_no_key_that_works_in_an_open_one_alone() -> None:
    """What is signed and amended there is told, and the keys of the chart."""
    clinic = Clinic().start()
    clinic.close(41)
    view = sheet(clinic)
    assert view.title == "Help, closed session"
    assert not keys(view) & NEED_OPEN
    assert {"Ctrl+G", "Ctrl+Z", "Ctrl+M", "Ctrl+K"} <= keys(view)
    assert not {TYPING, ABOUT_ALERT, LEAVING} & set(view.sections)
    assert {CHART, TIMELINE} <= set(view.sections)
