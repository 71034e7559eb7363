"""Which entry a form is about, in a few words."""

from monitor.chart.amendments import Settled
from monitor.chart.kinds import NoteRecorded, ObservationsRecorded
from ui.views.timeline_facts import words_of
from ui.views.timeline_row import Ledger

UNNAMED = "Entry"


def charted_words(fact: Settled, ledger: Ledger) -> str:
    """What it is and the time it is charted for; a note's own text stands below."""
    at = ledger.clock(fact.effective_at)
    match fact.payload:
        case ObservationsRecorded():
            return f"Set of {at}"
        case NoteRecorded():
            return f"Note of {at}"
        case _:
            words = words_of(fact.payload, fact, ledger)
            return f"{UNNAMED} of {at}" if words is None else f"{words.fact} at {at}"
