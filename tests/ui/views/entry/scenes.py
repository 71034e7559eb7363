"""A session at its 41st minute, and sets half typed in it."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from monitor.chart.keying.line import retype
from monitor.chart.keying.press import press
from monitor.chart.keying.state import Keying, begin
from monitor.chart.kinds import Reading
from monitor.protocol.hypotheses import alerting_fields
from tests.builders import SPACE, Chronicle, at
from tests.chart.keying.sheet import keys
from tests.protocol.shipped import shipped
from ui.views.entry.occasion import occasion_of
from ui.views.entry.scene import Echo, Scene
from ui.views.entry.strip import entry_strip_view
from ui.views.entry.view import BoxView, EntryStripView

NOW = 41
LONDON = ZoneInfo("Europe/London")
ID = uuid5(SPACE, "the set being typed")
CHARTED = {
    10: "128/78 74 98 14 5 2 1 0",
    20: "141/86 80 97 14 4 5 2 1",
    30: "163/95 97 96 13 4 7 3 1",
    40: "182/104 101 95 14 4 5 1 1",
}


@cache
def infusing() -> Scene:
    """Four sets into the infusion, on air, at 14:07."""
    chronicle = Chronicle().start()
    chronicle.breathe(-14, None)
    for minute, line in CHARTED.items():
        chronicle.observe(minute, line)
    return scene(chronicle, NOW)


@cache
def before() -> Scene:
    """Opened and nothing observed yet."""
    return scene(Chronicle().open(), -15)


@cache
def in_pain() -> Scene:
    """The same under the protocol that also asks for pain."""
    chronicle = Chronicle(protocol=shipped("iv_pain")).start()
    for minute, line in CHARTED.items():
        chronicle.observe(minute, line)
    return scene(chronicle, NOW)


def scene(chronicle: Chronicle, minute: float) -> Scene:
    return Scene(
        session=chronicle.session,
        protocol=chronicle.protocol,
        assessment=chronicle.assess(minute),
        now=at(minute),
        zone=LONDON,
    )


def blank(beside: Scene, id_: UUID = ID) -> Keying:
    occasion = occasion_of(beside.session, beside.protocol, beside.assessment)
    return begin(occasion, id_)


def typed(
    text: str, beside: Scene | None = None, *, now: datetime | None = None
) -> Keying:
    """A text typed into an empty set, key by key."""
    there = beside or infusing()

    def alerting(readings: Sequence[Reading], when: datetime) -> frozenset[str]:
        return alerting_fields(there.protocol, there.session, readings, when)

    keying = blank(there)
    for key in keys(text):
        keying = press(keying, key, now or there.now, alerting)
    return keying


def lined(text: str) -> Keying:
    return retype(blank(infusing()), text, infusing().now)


def shown(
    keying: Keying, beside: Scene | None = None, echo: Echo | None = None
) -> EntryStripView:
    return entry_strip_view(keying, replace(beside or infusing(), echo=echo))


def box(view: EntryStripView, code: str) -> BoxView:
    return next(box for box in view.boxes if box.code == code)
