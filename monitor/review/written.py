"""All that was written in words in one session, as it is searched; pure."""

from collections.abc import Iterator

from monitor.chart.entries import Entry
from monitor.chart.kinds import AlertActioned, EntryAmended, Kind
from monitor.chart.session import Session
from monitor.protocol.care_protocol import CareProtocol

_FIELDS = ("text", "reason", "note", "cause", "comment", "outcome", "where")
"""In which of its fields a fact says something in words, whatever it is."""


def written(session: Session, protocol: CareProtocol | None) -> str:
    """Notes, reasons and actions, a line each, also what was struck out since."""
    entries = {entry.id: entry for entry in session.settlement.entries}
    found: dict[str, None] = {}
    for entry in sorted(entries.values(), key=lambda e: e.chart_order):
        found.update(dict.fromkeys(_said(entry, protocol)))
    return "\n".join(found)


def _said(entry: Entry, protocol: CareProtocol | None) -> Iterator[str]:
    if entry.reason:
        yield entry.reason
    payload = entry.payload
    yield from _words_of(payload)
    if isinstance(payload, EntryAmended):
        yield from _words_of(payload.replacement)
    if isinstance(payload, AlertActioned) and protocol is not None:
        labels = (a.label for a in protocol.actions if a.code == payload.code)
        yield from labels


def _words_of(payload: Kind) -> Iterator[str]:
    # How a session ended stands a step deeper than all else.
    for said_in in (payload, getattr(payload, "facts", None)):
        for field in _FIELDS:
            said = getattr(said_in, field, None)
            if isinstance(said, str) and said.strip():
                yield said
