"""Collects the texts of protocols for the page: on offer, drafts, and of before."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from monitor.chart.approving import GivenApproval, is_own
from monitor.chart.kinds import ApprovedThen
from monitor.chart.refusals import Refusal
from monitor.charting.versions import Version
from ui import protocol_questions
from ui.permitted import permitted
from ui.views.protocol_page.page import Shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from monitor.chart.entries import Actor
    from monitor.charting.shelf import Offer
    from ui.bedside import Bedside
    from ui.views.snapshot import Snapshot


class VersionsShown(QObject):
    """Asks the record for them; those of before one at a time, since each is read anew.

    *Signals:* ``changed()`` whenever more is known; ``told(str)``: why nothing is.
    """

    changed = Signal()
    told = Signal(str)

    def __init__(self, bedside: "Bedside", parent: QObject) -> None:
        super().__init__(parent)
        self._bedside = bedside
        self._offers: tuple[Offer, ...] = ()
        self._drafts: tuple[Version, ...] = ()
        self._before: dict[str, Version | None] = {}
        self._turn = 0

    def read(self) -> None:
        """All of them anew; what is known stays until then."""
        self._turn += 1
        self._ask(protocol_questions.offers, self._take_offers)
        self._ask(protocol_questions.protocol_drafts, self._take_drafts)
        self._ask(protocol_questions.stored_protocols, partial(self._load, self._turn))

    def shown(self, snapshot: "Snapshot") -> tuple[Shown, ...]:
        """Those on offer, drafts, what sessions keep, and then what is of before."""
        if not self._offers:
            return ()
        here = self._here(snapshot.actor)
        found = {one.protocol.sha256: one for one in here}
        reads = (*snapshot.rooms, *filter(None, (snapshot.readable,)))
        for protocol in (read.protocol for read in reads):
            of_before = found.get(protocol.sha256)
            if of_before is None or not of_before.is_at_hand:
                found[protocol.sha256] = Shown(
                    protocol=protocol, is_offered=False, is_kept=True
                )
        at_hand = [one for one in found.values() if one.is_at_hand]
        older = [one for one in found.values() if not one.is_at_hand]
        older.sort(key=lambda one: (one.protocol.id, -one.protocol.version))
        return (*at_hand, *older)

    def _here(self, actor: "Actor | None") -> "Iterator[Shown]":
        for offer in self._offers:
            yield Shown(
                protocol=offer.protocol,
                approved=offer.approved,
                is_verified=offer.is_verified,
                withdrawn=offer.withdrawn,
            )
        for draft in self._drafts:
            given = draft.proposal
            is_theirs = actor is not None and given is not None and is_own(given, actor)
            yield replace(_shown(draft), is_own=is_theirs)
        known = self._at_hand
        for sha256, version in self._before.items():
            if version is not None and sha256 not in known:
                yield _shown(version)

    @property
    def _at_hand(self) -> set[str]:
        drafts = {one.protocol.sha256 for one in self._drafts}
        return drafts | {one.protocol.sha256 for one in self._offers}

    def _load(self, turn: int, stored: tuple[str, ...]) -> None:
        """The next that is not known yet, until none is left."""
        if turn != self._turn:
            return
        at_hand = self._at_hand
        left = [s for s in stored if s not in self._before and s not in at_hand]
        if not left:
            self.changed.emit()
            return

        def take(version: Version | None) -> None:
            self._before[left[0]] = version
            self._load(turn, stored)

        self._ask(partial(protocol_questions.stored_protocol, left[0]), take)

    def _ask(self, question: Callable[..., object], then: Callable[..., None]) -> None:
        def take(answer: object) -> None:
            if isinstance(answer, Refusal):
                self.told.emit(answer.sentence)
            else:
                then(answer)

        self._bedside.ask(partial(permitted, question), take)

    def _take_offers(self, offers: "tuple[Offer, ...]") -> None:
        self._offers = offers
        self.changed.emit()

    def _take_drafts(self, drafts: tuple[Version, ...]) -> None:
        self._drafts = drafts
        self.changed.emit()


def _shown(version: Version) -> Shown:
    standing = [one for one in version.approvals if one.stands]
    last = version.approvals[-1] if version.approvals else None
    return Shown(
        protocol=version.protocol,
        approved=_then(standing[-1]) if standing else None,
        is_verified=bool(standing) and standing[-1].is_verified,
        withdrawn=None if standing or last is None else last.withdrawn,
        proposal=version.proposal,
        is_offered=False,
        is_draft=version.is_draft,
    )


def _then(one: GivenApproval) -> ApprovedThen:
    return ApprovedThen(by=one.by, at=one.at)
