"""When the screen of a shared workstation covers itself, and what opens it again."""

from typing import Literal

from msgspec import Struct

from monitor.chart.lock_times import LockTimes

VEIL_S = 2 * 60
"""Without a key or a pointer for so long, the page is covered (ruling 34)."""
PASSWORD_IDLE_S = 60 * 60
"""Idle for so long, a PIN is not enough (reliability.md 4.3)."""
PASSWORD_S = 12 * 60 * 60
"""Nor so long after a password was last typed on the workstation."""

Cover = Literal["open", "veiled", "pin", "password"]
"""What lies over the screen: nothing; a veil that any key lifts; or the lock, which a
PIN opens, or the password alone."""


class Idleness(Struct, frozen=True, kw_only=True):
    """What was seen of whoever is at the screen, in seconds.

    ``idle`` is since the last key or movement, or up to now since the one before it was
    locked; ``since_password`` since anybody's password was right here.
    """

    idle: float
    since_password: float
    is_session_open: bool
    is_locked: bool = False
    is_emergency_shown: bool = False


def cover_of(seen: Idleness, times: LockTimes) -> Cover:
    """What has to lie over the screen now.

    A page in use is never taken away from under the hands: when the password of twelve
    hours ago is due, the veil is a lock. Over the letters of an emergency lies no veil.
    """
    is_password_due = seen.since_password >= PASSWORD_S
    minutes = times.during_session if seen.is_session_open else times.otherwise
    if seen.is_locked or seen.idle >= minutes * 60:
        is_long = seen.idle >= PASSWORD_IDLE_S
        return "password" if is_long or is_password_due else "pin"
    if seen.idle < VEIL_S or seen.is_emergency_shown:
        return "open"
    return "password" if is_password_due else "veiled"
