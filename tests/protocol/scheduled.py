"""iv40 with another schedule, as text and as a protocol."""

import re

from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.parsing import parse_protocol
from tests.builders import iv40_text

_LEAST = re.compile(r"^\[leaving\]\n(?:.+\n)+", re.MULTILINE)
_OF_LEAVING = re.compile(
    r"^\[\[?leaving.*\n(?:.+\n)+|^\[\[gate\]\]\nid = \"leave_.*\n(?:.+\n)+",
    re.MULTILINE,
)

EVERY_TEN = "every_minutes = 10"
RECOVERY = """[schedule.recovery]
every_minutes = 15
for_minutes = 60
tolerance_minutes = 5
fields = ["sbp", "sedation"]
source = "A test"
"""
LEAVING = """[leaving]
least_minutes_after_start = 120
source = "A test"
"""


def schedule_text(
    during: str, recovery: str = "", *, leaving: str = LEAVING, tolerance: int = 3
) -> str:
    """iv40 with these lines under ``[schedule.during]`` in place of its own."""
    before, rest = iv40_text().split("[schedule.during]")
    after = rest[rest.index("[leaving]") :]
    if leaving:
        after = _LEAST.sub(lambda _: leaving, after, count=1)
    else:
        after = _OF_LEAVING.sub("", after)
    fields = 'fields = ["sbp", "dbp", "hr", "spo2", "rr", "sedation"]'
    return f"""{before}[schedule.during]
tolerance_minutes = {tolerance}
{fields}
source = "A test"
{during}

{recovery}
{after}"""


def scheduled(
    during: str, recovery: str = "", *, leaving: str = LEAVING, tolerance: int = 3
) -> CareProtocol:
    return parse_protocol(
        schedule_text(during, recovery, leaving=leaving, tolerance=tolerance)
    )


def pace(after: int, every: int, tolerance: int = 5) -> str:
    """A further pace, as a line to put after those of the table itself."""
    return f"""[[schedule.during.then]]
after_minutes = {after}
every_minutes = {every}
tolerance_minutes = {tolerance}
source = "A test"
"""
