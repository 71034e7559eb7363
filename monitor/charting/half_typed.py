"""What is half typed: a draft stays its author's, as far as roles say so."""

from uuid import UUID

from monitor.chart.entries import Actor
from monitor.chart.role_words import not_own_draft
from monitor.chart.roles import is_own_only
from monitor.charting.faults import NotPermitted
from monitor.charting.ports import Draft, Drafts, Journal


class HalfTyped:
    """The drafts, for whoever may see them at all."""

    def __init__(self, drafts: Drafts, journal: Journal) -> None:
        self._drafts = drafts
        self._journal = journal

    def put(self, draft: Draft, by: Actor) -> None:
        if not _may_touch(draft, by):
            raise NotPermitted(not_own_draft())
        self._drafts.put_draft(draft)

    def delete(self, id_: UUID, by: Actor) -> None:
        there = (draft for draft in self._drafts.drafts() if draft.id == id_)
        if is_own_only(by, "drafts") and not all(_may_touch(d, by) for d in there):
            raise NotPermitted(not_own_draft())
        self._drafts.delete_draft(id_)

    def of(self, by: Actor) -> tuple[Draft, ...]:
        """Those that this person may see; what was charted is no draft any more."""
        drafts = [d for d in self._drafts.drafts() if _may_touch(d, by)]
        charted = {e.id for e in self._journal.confirm([d.id for d in drafts])}
        return tuple(draft for draft in drafts if draft.id not in charted)


def _may_touch(draft: Draft, by: Actor) -> bool:
    return draft.author == by.person or not is_own_only(by, "drafts")
