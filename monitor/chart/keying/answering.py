"""Keys in what stands open beside the fields: the time and the oxygen."""

from datetime import datetime

from monitor.chart.keying.asking import AskOxygen, AskTime, AskWhichTime, holds_text
from monitor.chart.keying.keys import Key, Press
from monitor.chart.keying.oxygen import answer_oxygen
from monitor.chart.keying.state import Keying, Taken
from monitor.chart.keying.timing import answer_time, answer_which


def answer_box(
    keying: Keying, asking: AskTime | AskWhichTime | AskOxygen, key: Key, now: datetime
) -> Taken:
    match asking:
        case AskTime():
            return answer_time(keying, asking, key, now)
        case AskWhichTime():
            return answer_which(keying, asking, key)
        case AskOxygen():
            return answer_oxygen(keying, asking, key)


def taken_along(keying: Keying, now: datetime) -> Taken:
    """The set once what is typed there is taken, as Tab does; or why it can't be."""
    asking = keying.asking
    return answer_box(keying, asking, Press.TAB, now) if holds_text(asking) else keying
