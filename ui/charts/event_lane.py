"""The flags of what happened, the alerts, and what is due."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPen

from ui.charts.alert_mark import SIZE, draw_alert
from ui.charts.layout import LaneBox
from ui.charts.sheet import Anchor, Lettering, Sheet
from ui.theme import shapes
from ui.theme.fonts import Role
from ui.theme.tokens import RADIUS_FIELD, Urgency
from ui.views.trend.lanes import DOUBT, DueTick, EventLane, EventSpan, Flag

_FLAG = 20
_CLEAR = 3
_FURTHEST = 8
_DUE = 10
_BAR = 3
_COUNT = 18
"""Room for a count of two digits beside the shape of an alert."""
_RANKS = ("low", "medium", "high")


class Placed(NamedTuple):
    """Flags drawn at one x: one of them, or several of a kind joined into a count."""

    x: float
    width: float
    flags: list[Flag]

    def takes(self, flag: Flag) -> bool:
        is_doubt = DOUBT in (flag.letter, self.flags[0].letter)
        return self.is_alert is (flag.look == "alert") and not is_doubt

    @property
    def right(self) -> float:
        return self.x + self.width / 2

    @property
    def is_alert(self) -> bool:
        return self.flags[0].look == "alert"


def draw_event_lane(sheet: Sheet, lane: EventLane, box: LaneBox) -> None:
    for span in lane.spans:
        _draw_span(sheet, span, box)
    flags = place_flags(sheet, lane.flags)
    for placed in flags:
        if placed.is_alert:
            _draw_alerts(sheet, placed, box)
        elif len(placed.flags) > 1:
            _draw_count(sheet, placed, box)
        else:
            draw_cap(sheet, placed.flags[0], (placed.x, box.middle))
    _draw_due(sheet, lane.due, box, flags[-1].right if flags else 0)


def _draw_span(sheet: Sheet, span: EventSpan, box: LaneBox) -> None:
    """A bar below the flags over the time in which it went on."""
    left = max(sheet.x(span.start), sheet.layout.plot_left)
    right = min(sheet.x(span.end), sheet.layout.plot_right)
    if right > left:
        low = box.middle + _tall(sheet) / 2 + _BAR
        area = QRectF(left, low - _BAR, right - left, _BAR)
        sheet.painter.fillRect(area, sheet.colours.text)


def place_flags(sheet: Sheet, flags: tuple[Flag, ...]) -> list[Placed]:
    """Flags stand at their time, a little to the right of it, or join into a count.

    Alerts join alerts and others join others, so that no alert is hidden among notes. A
    dose in doubt joins none: a count beside numbered devices would be read as another.
    """
    placed: list[Placed] = []
    for flag in flags:
        if not sheet.shows(flag.minute):
            continue
        x, last = sheet.x(flag.minute), placed[-1] if placed else None
        width = SIZE if flag.look == "alert" else cap_width(sheet, flag.letter)
        x = max(x, sheet.layout.plot_left + width / 2)
        stepped = x if last is None else max(x, last.right + _CLEAR + width / 2)
        if last is None or not last.takes(flag) or stepped - x <= _FURTHEST:
            placed.append(Placed(stepped, width, [flag]))
            continue
        if len(last.flags) == 1:
            left = last.x - last.width / 2
            wide = SIZE + _COUNT if last.is_alert else _FLAG + 4
            placed[-1] = Placed(left + wide / 2, wide, last.flags)
        last.flags.append(flag)
    return placed


def cap_width(sheet: Sheet, letter: str) -> float:
    return max(_FLAG, sheet.width(Role.NOTE_STRONG, letter) + 10)


def _tall(sheet: Sheet) -> float:
    return min(_FLAG, sheet.layout.measures.events - 2)


def draw_cap(sheet: Sheet, flag: Flag, at: tuple[float, float]) -> None:
    """A letter in a box; of an effect the box is round, and broken once it ended."""
    x, middle = at
    width = cap_width(sheet, flag.letter)
    tall = _tall(sheet)
    area = QRectF(x - width / 2, middle - tall / 2, width, tall)
    radius = tall / 2 if flag.look in ("effect", "ended") else RADIUS_FIELD
    pen = QPen(sheet.colours.control, 1)
    if flag.look == "ended":
        pen.setDashPattern([2, 2])
    _box(sheet, area, radius, pen)
    ink = Lettering(Role.NOTE_STRONG, sheet.colours.text)
    sheet.write(flag.letter, (x, middle), ink, Anchor.CENTRE)


def _box(sheet: Sheet, area: QRectF, radius: float, pen: QPen) -> None:
    painter = sheet.painter
    painter.setPen(pen)
    painter.setBrush(sheet.colours.raised)
    painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


def _draw_count(sheet: Sheet, placed: Placed, box: LaneBox) -> None:
    """A small pile with the number of flags in it; the focus line names them."""
    tall = _tall(sheet)
    area = QRectF(placed.x - _FLAG / 2, box.middle - tall / 2, _FLAG, tall)
    pen = QPen(sheet.colours.control, 1)
    _box(sheet, area.translated(3, -2), RADIUS_FIELD, pen)
    _box(sheet, area, RADIUS_FIELD, pen)
    ink = Lettering(Role.NOTE_STRONG, sheet.colours.text)
    sheet.write(str(len(placed.flags)), (placed.x, box.middle), ink, Anchor.CENTRE)


def _draw_alerts(sheet: Sheet, placed: Placed, box: LaneBox) -> None:
    """One shape; of several the most urgent, with their number beside it."""
    ranks = [f.priority for f in placed.flags if f.priority is not None]
    most_urgent = max(ranks, key=_RANKS.index)
    x = placed.x - placed.width / 2 + SIZE / 2
    draw_alert(sheet, Urgency(most_urgent), (x, box.middle))
    if len(placed.flags) > 1:
        ink = Lettering(Role.NOTE_STRONG, sheet.colours.text)
        at = (x + SIZE / 2 + 2, box.middle)
        sheet.write(str(len(placed.flags)), at, ink)


def _draw_due(
    sheet: Sheet, due: tuple[DueTick, ...], box: LaneBox, after: float
) -> None:
    """Open triangles ahead and right of every flag; words where they meet no other."""
    painter = sheet.painter
    earliest = max(sheet.x(sheet.view.now), after) + _DUE
    shown = [tick for tick in due if sheet.shows(tick.minute)]
    xs = [max(sheet.x(tick.minute), earliest) for tick in shown]
    rooms = [*(x - 8 for x in xs[1:]), sheet.layout.plot_right]
    taken = max(sheet.layout.plot_left, after)
    for tick, x, room in zip(shown, xs, rooms, strict=False):
        painter.setPen(QPen(sheet.colours.text_secondary, 1.6))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(shapes.triangle_down(QPointF(x, box.middle), _DUE))
        taken = _write_due(sheet, tick, (x, box.middle), (taken + 8, room))


def _write_due(
    sheet: Sheet, tick: DueTick, at: tuple[float, float], free: tuple[float, float]
) -> float:
    """All words, or only the time, on the side that has room; gives where they end."""
    x, middle = at
    for words in (f"{tick.clock} {tick.what}".strip(), tick.clock):
        width = sheet.width(Role.NOTE, words)
        if x + 10 + width <= free[1]:
            return sheet.note(words, (x + 10, middle))
        if x - 10 - width >= free[0]:
            sheet.note(words, (x - 10, middle), Anchor.RIGHT)
            break
    return x + 10
