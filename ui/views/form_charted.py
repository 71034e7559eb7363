"""What is said once a form is charted."""

from monitor.charting.reads import Charted
from ui.views import state_words
from ui.views.forms.charted_words import UNNAMED, charted_words
from ui.views.timeline_row import Ledger


def form_charted(charted: Charted) -> str:
    """``Charted: Nausea, mild at 14:07``; empty for what has no words of its own."""
    read = charted.session
    if read is None:
        return ""
    ledger = Ledger(
        session=read.session,
        protocol=read.protocol,
        now=read.assessment.at,
        zone=state_words.zone_of(read),
    )
    entries = {entry.id for entry in charted.entries}
    for fact in read.session.facts:
        words = charted_words(fact, ledger) if fact.entry.id in entries else UNNAMED
        if not words.startswith(UNNAMED):
            return f"{'Amended' if fact.is_amended else 'Charted'}: {words}"
    return ""
