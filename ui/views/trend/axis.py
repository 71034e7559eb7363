"""The ticks of the time axis: minutes since dose start, and the clock."""

from datetime import timedelta

from ui.views.trend.subject import Subject
from ui.views.trend.view import AxisTick
from ui.views.trend.window import Frame
from ui.views.wording import MINUS


def axis_ticks(subject: Subject, frame: Frame) -> tuple[AxisTick, ...]:
    count = int(frame.width // frame.step)
    return tuple(_tick(subject, frame.start + frame.step * i) for i in range(count + 1))


def _tick(subject: Subject, minute: float) -> AxisTick:
    counts = subject.counts_from_start
    return AxisTick(
        minute=minute,
        text=_words(round(minute)) if counts else "",
        clock=subject.clock(subject.zero + timedelta(minutes=minute)),
        is_start=counts and minute == 0,
    )


def _words(minute: int) -> str:
    if minute == 0:
        return "start"
    return f"{'+' if minute > 0 else MINUS}{abs(minute)}min"
