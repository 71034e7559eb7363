"""The slots of a session, and one of them."""

from datetime import timedelta

from monitor.protocol.asked_sets import Slot
from tests.builders import Chronicle, at

FAST_RECOVERY = """[schedule.recovery]
every_minutes = 7
for_minutes = 70
tolerance_minutes = 3
fields = ["sbp", "sedation"]
source = "A test"
"""
VITALS = "118/72 70 98 14 5"
SCORES = ("dissociation", "distress", "nausea")


def minutes_of(chronicle: Chronicle, now: float) -> list[float]:
    slots = chronicle.assess(now).slots
    return [(slot.at - at(0)) / timedelta(minutes=1) for slot in slots]


def slot_at(chronicle: Chronicle, minute: float, now: float) -> Slot:
    (found,) = [s for s in chronicle.assess(now).slots if s.at == at(minute)]
    return found


def ended(minute: float) -> Chronicle:
    chronicle = Chronicle().start()
    chronicle.infuse(minute, "completed")
    return chronicle
