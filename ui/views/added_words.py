"""What was added to a session after somebody signed it, in words."""

from collections import Counter

from monitor.chart.kinds import AddendumRecorded, AnyKind, FollowUpRecorded
from monitor.chart.signing_off import SignedAs, added_after
from monitor.chart.transcribed import from_paper
from monitor.charting.reads import SessionRead
from ui.views import wording

_CALL, _ADDENDUM = ("follow-up call", "follow-up calls"), ("addendum", "addenda")
_PAPER = ("entry from paper", "entries from paper")
_OTHER = ("other entry", "other entries")


def added_words(read: SessionRead, signed: SignedAs) -> str:
    """``1 follow-up call and 2 addenda``; empty where nothing of that kind was."""
    added = {e.id: _named(e.payload) for e in added_after(signed, read.session)}
    counts = Counter(added.values())
    return wording.listed(
        [wording.counted(n, one, many) for (one, many), n in counts.items()]
    )


def _named(payload: AnyKind) -> tuple[str, str]:
    match payload:
        case FollowUpRecorded():
            return _CALL
        case AddendumRecorded():
            return _ADDENDUM
        case _:
            return _OTHER if from_paper(payload) is None else _PAPER
