"""The time axis: minutes since dose start, the clock, and the line of now."""

from PySide6.QtCore import QRectF

from ui.charts.sheet import Anchor, Lettering, Sheet
from ui.theme.fonts import Role

_APART = 8
_NOW_LINE = 2


def draw_now_line(sheet: Sheet) -> None:
    view, layout = sheet.view, sheet.layout
    if sheet.shows(view.now):
        x = round(sheet.x(view.now))
        tall = layout.plot_bottom - layout.plot_top
        sheet.painter.fillRect(
            QRectF(x - _NOW_LINE / 2, layout.plot_top, _NOW_LINE, tall),
            sheet.colours.focus,
        )


def draw_time_axis(sheet: Sheet) -> None:
    """Both rows; a tick too near to another label or to now stays unlabelled."""
    view = sheet.view
    taken: list[tuple[float, float]] = []
    if sheet.shows(view.now):
        ink = sheet.colours.link
        now = _Label(view.now_text, view.now_clock, Lettering(Role.NOTE_STRONG, ink))
        taken.append(now.draw(sheet, sheet.x(view.now), clock_ink=now.strong))
    plain = Lettering(Role.NOTE, sheet.colours.text_secondary)
    strong = Lettering(Role.NOTE_STRONG, sheet.colours.text)
    for tick in view.ticks:
        label = _Label(tick.text, tick.clock, strong)
        x = sheet.x(tick.minute)
        left, right = label.reach(sheet, x)
        if all(right + _APART < a or b + _APART < left for a, b in taken):
            taken.append(label.draw(sheet, x, clock_ink=plain))


class _Label:
    """Minutes above, clock below; side by side where the rows share one line."""

    def __init__(self, text: str, clock: str, strong: Lettering) -> None:
        self.text = text
        self.clock = clock
        self.strong = strong

    def reach(self, sheet: Sheet, x: float) -> tuple[float, float]:
        """On one line nothing stands before the plot: the buttons are there."""
        width = self._width(sheet)
        left = x - width / 2
        if sheet.layout.measures.is_compact:
            left = max(left, sheet.layout.plot_left)
        return left, left + width

    def _width(self, sheet: Sheet) -> float:
        text = sheet.width(Role.NOTE_STRONG, self.text)
        clock = sheet.width(Role.NOTE_STRONG, self.clock)
        if sheet.layout.measures.is_compact:
            return text + (5 if text else 0) + clock
        return max(text, clock)

    def draw(
        self, sheet: Sheet, x: float, *, clock_ink: Lettering
    ) -> tuple[float, float]:
        top = sheet.layout.plot_bottom
        left, right = self.reach(sheet, x)
        if sheet.layout.measures.is_compact:
            middle = top + sheet.layout.measures.time / 2
            sheet.write(self.text, (left, middle), self.strong)
            sheet.write(self.clock, (right, middle), clock_ink, Anchor.RIGHT)
        else:
            sheet.write(self.text, (x, top + 10.5), self.strong, Anchor.CENTRE)
            sheet.write(self.clock, (x, top + 27.5), clock_ink, Anchor.CENTRE)
        return left, right
