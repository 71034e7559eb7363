"""A room in which an emergency runs: on the board it comes before all others."""

from datetime import UTC, datetime

from monitor.chart.kinds import Priority
from monitor.charting.reads import SessionRead
from monitor.protocol.assessment import Card
from ui.views import alert_words
from ui.views.board.card import StateView
from ui.views.emergency import EMERGENCY, emergency_words

_FIRST = datetime.min.replace(tzinfo=UTC)


def most_pressing(read: SessionRead, card: Card | None) -> Priority | None:
    """What the frame shows; an emergency presses as much as any alert."""
    if read.session.emergency is not None:
        return "high"
    return None if card is None else card.priority


def pressing_since(read: SessionRead, card: Card | None) -> datetime | None:
    """An emergency goes before every alert, however old that is."""
    if read.session.emergency is not None:
        return _FIRST
    return None if card is None else card.open_since


def in_emergency(read: SessionRead, quiet: str, key: str) -> StateView:
    """What alerts meanwhile stays told; ``quiet`` are the words where nothing does."""
    emergency = read.session.emergency
    stamps = () if emergency is None else emergency.stamps
    last = f"last stamp {stamps[-1].label}" if stamps else "no stamp yet"
    return StateView(
        mark="high",
        title=emergency_words(read),
        tag=EMERGENCY,
        detail=f"{last}, prompts paused",
        standing=alert_words.others_words(read.assessment.strip) or quiet,
        is_pressing=True,
        button="Open room",
        key=key,
    )
