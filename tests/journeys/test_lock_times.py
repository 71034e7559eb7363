"""An administrator says after how many minutes the screen locks, by keys alone."""

from PySide6.QtCore import Qt

from monitor.chart.audit import LockTimesSet
from monitor.chart.lock_times import LockTimes
from tests.journeys.doorway import Doorway, Open
from tests.journeys.noted import noted
from ui.panels.strip_message import StripMessage

_CHOSEN = LockTimes(during_session=10, otherwise=2)


def _change(here: Doorway, *texts: str) -> str:
    """Types each field anew, and tells what is said of it.

    The first time in the form as it is opened, then from the field that was refused.
    """
    page = here.vigil.parts.people
    if not page.is_form_shown:
        here.type_alt(Qt.Key.Key_L)
        here.until(lambda: page.is_form_shown)
    here.type("\b" * 4 + ("\t" + "\b" * 4).join(texts) + "\n")
    here.until(lambda: not here.vigil.desks.people.is_busy)
    (message,) = page.form.findChildren(StripMessage)
    return message.text()


def _locks_after(here: Doorway, minutes: int) -> bool:
    """Whether it does then, and not before."""
    here.clock.advance(minutes=minutes, seconds=-1)
    here.vigil.guard.watch.look()
    before = here.vigil.screens.cover
    here.clock.advance(seconds=1)
    here.vigil.guard.watch.look()
    return before != "lock" and here.vigil.screens.cover == "lock"


def test_it_locks_as_the_site_chose(doorway: Open) -> None:
    """At once, after a restart, and as is said on the page and in the audit log."""
    here = doorway()
    here.set_up(beside="Administrator only")
    here.until(lambda: "else after 5" in here.vigil.parts.people.note.text())
    assert "1 to 15 minutes" in _change(here, "16", "5")
    assert "1 to 15 minutes" in _change(here, "10", "0")
    assert "no number of minutes" in _change(here, "two")
    _change(here, "2")
    here.until(lambda: here.vigil.guard.watch.times == _CHOSEN)
    told = "the screen locks after 10 min with a session open, else after 2"
    here.until(lambda: told in here.vigil.parts.people.note.text())
    deed = LockTimesSet(minutes_during_session=10, minutes_otherwise=2)
    assert [row.deed for row in noted(here)].count(deed) == 1
    assert _locks_after(here, 2)

    here = doorway()
    here.sign_in()
    here.is_in()
    here.until(lambda: here.vigil.guard.watch.times == _CHOSEN)
    assert _locks_after(here, 2)
