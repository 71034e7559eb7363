"""The lock and the veil: what runs here without a name, and what opens the screen."""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo

from ui.views import wording
from ui.views.snapshot import Snapshot
from ui.views.start import StartView
from ui.views.surroundings import Setting, start_page

LOCKED = "Locked, still watching what is due"
VEILED = "Covered since nobody was at the screen"
LIFTED_BY = "Any key or click shows the page again; that key is not typed"
FIVE_TRIES = "5 wrong tries ask for the password."
_NO_NAMES = "no names while locked"
_UNLOCK_FIRST = "Unlock, then start one with Ctrl+N"
_SET = "observations"
_DAYS = (
    *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"),
    *("Saturday", "Sunday"),
)

Asked = Literal["pin", "password"]


class Unlocker(NamedTuple):
    """Somebody who may unlock; ``person`` is the id, as text."""

    person: str
    name: str

    @property
    def initials(self) -> str:
        return wording.initials(self.name)


class Unlocking(NamedTuple):
    """How far unlocking has come. ``refused`` is why the last try opened nothing."""

    who: Unlocker
    others: int = 0
    asks: Asked = "pin"
    why_password: str = ""
    refused: str = ""
    is_checking: bool = False


class LockView(NamedTuple):
    """What the page of the lock shows."""

    running: StartView
    date: str
    locked: str
    unlocking: Unlocking | None
    kept: tuple[str, ...] = ()


class VeilView(NamedTuple):
    """What the veil shows between top bar and lower edge."""

    running: StartView
    title: str = VEILED
    detail: str = LIFTED_BY


class HalfTypedIn(NamedTuple):
    """A room, and the forms in which something stands there that is not charted."""

    room: str
    forms: frozenset[str]


def lock_view(
    snapshot: Snapshot,
    setting: Setting,
    locked: tuple[datetime, str] | None,
    unlocking: Unlocking | None,
    half_typed: Sequence[HalfTypedIn] = (),
) -> LockView:
    """``locked`` is when, and who was there; ``unlocking`` None while nobody is known.

    Names of patients are in none of it, whatever the snapshot holds.
    """
    zone = ZoneInfo(snapshot.zone)
    today = wording.local_day(snapshot.now, zone)
    said = "" if locked is None else f"locked {wording.clock(locked[0], zone)}"
    by = "" if locked is None else wording.initials(locked[1])
    return LockView(
        running=_running(snapshot, setting),
        date=f"{_DAYS[today.weekday()]} {wording.day(today)}",
        locked=f"{said} by {by}" if by else said,
        unlocking=unlocking,
        kept=kept_words(half_typed),
    )


def veil_view(snapshot: Snapshot, setting: Setting) -> VeilView:
    return VeilView(running=_without_recent(snapshot, setting))


def kept_words(half_typed: Sequence[HalfTypedIn]) -> tuple[str, ...]:
    """What whoever locked finds again."""
    rooms = [half.room for half in half_typed if half.forms]
    if not rooms:
        return ()
    where = wording.listed(rooms)
    forms = frozenset[str]().union(*(half.forms for half in half_typed))
    if forms != {_SET}:
        return (f"What is half typed in {where} is kept and comes back.",)
    if len(rooms) == 1:
        return (f"Half-typed set in {where} is kept and comes back.",)
    return (f"Half-typed sets in {where} are kept and come back.",)


def _without_recent(snapshot: Snapshot, setting: Setting) -> StartView:
    """The rooms as on the start page, which is for anybody who passes as well."""
    return start_page(snapshot, setting)._replace(recent=())


def _running(snapshot: Snapshot, setting: Setting) -> StartView:
    view = _without_recent(snapshot, setting)
    if view.rows:
        return view._replace(rows_note=view.rows_note.replace(_OLD_NOTE, _NO_NAMES))
    if snapshot.record.fault is None and snapshot.checked_at is not None:
        return view._replace(message_detail=_UNLOCK_FIRST)
    return view


_OLD_NOTE = "no names shown"
