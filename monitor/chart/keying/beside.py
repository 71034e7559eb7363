"""What is said beside the one line: the time, and what the patient breathes."""

from msgspec.structs import replace

from monitor.chart.keying.state import Keying


def keep_beside(before: Keying, after: Keying) -> Keying:
    """Time and oxygen that a key said beside the line outlast what it says next."""
    line = after.line
    if line is None or before.line is None:
        return after
    if after.timed_at is not before.timed_at:
        line = replace(line, timed_at=after.timed_at)
    if after.oxygen is not before.oxygen:
        line = replace(line, oxygen=after.oxygen)
    return replace(after, line=line)
