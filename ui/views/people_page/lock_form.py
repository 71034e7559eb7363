"""The form in which a site says when its screens lock, and what it comes to."""

from datetime import datetime
from uuid import UUID

from monitor.chart.commands import SetLockTimes
from monitor.chart.lock_times import (
    DURING,
    FEWEST_MINUTES,
    MOST_MINUTES,
    OTHERWISE,
    SITE,
    LockTimes,
)
from monitor.chart.refusals import Refusal
from ui.views.forms.filled import Filled
from ui.views.forms.form import FormView, TextPart

_NOTE = (
    f"From {FEWEST_MINUTES} to {MOST_MINUTES} minutes without a key or the pointer. It"
    " holds from now on, also after the next start, and is noted in the audit log."
)
_LONGEST = 4
_LABELS = {
    DURING: "While a session is open, after",
    OTHERWISE: "Otherwise, after",
}


def begun_lock_form(times: LockTimes, id_: UUID) -> Filled:
    """As it is opened: with the minutes that hold now."""
    filled = Filled(id=id_).typed(DURING, str(times.during_session))
    return filled.typed(OTHERWISE, str(times.otherwise))


def lock_form(filled: Filled) -> FormView:
    parts = tuple(
        TextPart(
            id=part,
            label=label,
            text=filled.texts.get(part, ""),
            unit="min",
            verdict=filled.verdict(part),
        )
        for part, label in _LABELS.items()
    )
    return FormView(
        title="Lock times",
        rows=(parts,),
        question=_NOTE,
        submit="Change",
        focus=DURING,
    )


def planned_lock(filled: Filled, now: datetime) -> SetLockTimes | Refusal:
    """What Enter is to do; whether these minutes are taken the record says."""
    minutes: dict[str, int] = {}
    for part in _LABELS:
        typed = filled.text(part)
        if not (typed.isascii() and typed.isdigit() and len(typed) <= _LONGEST):
            return Refusal(
                field=part,
                what="The lock is not changed",
                why=f"{typed or 'nothing'} is no number of minutes",
                remedy=f"Type a number from {FEWEST_MINUTES} to {MOST_MINUTES}",
            )
        minutes[part] = int(typed)
    return SetLockTimes(
        id=filled.id,
        stream_id=SITE.id,
        at=now,
        minutes_during_session=minutes[DURING],
        minutes_otherwise=minutes[OTHERWISE],
    )


def lock_words(times: LockTimes) -> str:
    return (
        f"the screen locks after {times.during_session} min with a session open,"
        f" else after {times.otherwise}"
    )
