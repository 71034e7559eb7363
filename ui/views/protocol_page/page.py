"""The page: the protocols at hand, one of them in words, and what can be done."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import tzinfo
from typing import Literal

from msgspec import Struct

from monitor.chart.approving import GivenProposal, Withdrawal
from monitor.chart.kinds import ApprovedThen
from monitor.protocol.care_protocol import CareProtocol
from ui.views import wording
from ui.views.new_session.protocol_words import approval_words, protocol_words
from ui.views.protocol_page.dose_text import RECORD_ONLY
from ui.views.protocol_page.preview import Preview, previews
from ui.views.protocol_page.text import sections
from ui.views.protocol_page.told import Section, sentence

RowKind = Literal["section", "block", "line"]
PINNED = "not on offer; a session here keeps it"
DRAFT = "a draft, to be approved by somebody else"
OWN_DRAFT = "a draft of yours, to be approved by a second person"
EARLIER = "not on offer; kept to be compared with"
MARKED = "Marked: others are compared with it. "
_HASH = 12
_FIXED = (
    "An approval is of exactly this text. A text that is changed has another hash, "
    "needs a higher version and its own approval; sessions keep the text they began "
    "with."
)


class Shown(Struct, frozen=True, kw_only=True):
    """A protocol at hand: on offer with its approval, a draft, or kept by a session.

    The others are of before, and there to be compared with. Whoever approved it signed
    in where that ``is_verified``. ``is_own`` is a draft that whoever looks imported.
    """

    protocol: CareProtocol
    approved: ApprovedThen | None = None
    is_verified: bool = False
    withdrawn: Withdrawal | None = None
    proposal: GivenProposal | None = None
    is_offered: bool = True
    is_draft: bool = False
    is_own: bool = False
    is_kept: bool = False
    is_marked: bool = False

    @property
    def is_at_hand(self) -> bool:
        return self.is_offered or self.is_draft or self.is_kept


class PageRow(Struct, frozen=True, kw_only=True):
    """A line of one of the lists: what it says, and in small below it."""

    kind: RowKind
    text: str
    below: str = ""
    source: str = ""
    section: str = ""
    rule: str = ""

    @property
    def spoken(self) -> str:
        source = f"Source {self.source}" if self.source else ""
        told = self.below if self.below != source else ""
        return ". ".join(part for part in (self.text, told, source) if part)


class ProtocolPageView(Struct, frozen=True, kw_only=True):
    """What the page shows; ``chosen`` counts along the protocols."""

    protocols: tuple[PageRow, ...]
    chosen: int
    title: str
    approval: str
    fixed: str
    off: str
    contents: tuple[PageRow, ...]
    rows: tuple[PageRow, ...]
    previews: tuple[Preview, ...]
    can_approve: bool
    can_withdraw: bool
    is_comparing: bool = False


def protocol_page_view(
    shown: Sequence[Shown], chosen: int, zone: tzinfo
) -> ProtocolPageView | None:
    """None where no protocol is known yet."""
    if not shown:
        return None
    chosen = min(chosen, len(shown) - 1)
    one = shown[chosen]
    protocol = one.protocol
    told = sections(protocol)
    return ProtocolPageView(
        protocols=tuple(_listed(each, zone) for each in shown),
        chosen=chosen,
        title=f"{protocol_words(protocol)}, {sentence(protocol.title)}",
        approval=_approval(one, zone),
        fixed=_FIXED,
        off=RECORD_ONLY if protocol.record_only else "",
        contents=tuple(
            PageRow(kind="line", text=f"{part.key}  {part.title}", section=part.key)
            for part in told
        ),
        rows=tuple(_rows(told)),
        previews=previews(protocol),
        can_approve=one.is_offered or (one.is_draft and not one.is_own),
        can_withdraw=one.is_offered and one.approved is not None,
    )


def _approval(one: Shown, zone: tzinfo) -> str:
    """Whose approval it has, and of which text, by the beginning of its hash."""
    words = wording.sentence(standing_words(one, zone))
    if one.approved is not None and one.is_offered:
        words += f" at {wording.clock(one.approved.at, zone)}"
    return f"{words}; text {one.protocol.sha256[:_HASH]}"


def standing_words(one: Shown, zone: tzinfo) -> str:
    """On offer or not, by whose approval, or a draft of whom."""
    if one.is_draft:
        return f"{_draft_words(one, zone)}{_taken_back(one, zone)}"
    if not one.is_offered:
        words = PINNED if one.is_kept else EARLIER
        return f"{words}; {_approved(one, zone)}" if one.approved else words
    return f"{_approved(one, zone)}{_taken_back(one, zone)}"


def _approved(one: Shown, zone: tzinfo) -> str:
    return approval_words(one.approved, zone, is_verified=one.is_verified)


def _draft_words(one: Shown, zone: tzinfo) -> str:
    given, draft = one.proposal, OWN_DRAFT if one.is_own else DRAFT
    if given is None:
        return draft
    on = wording.day(wording.local_day(given.at, zone))
    by = wording.actor_name(given.by, verified=given.is_verified)
    file = f" from {given.file}" if given.file else ""
    return f"{draft}; imported by {by} {on}{file}"


def _taken_back(one: Shown, zone: tzinfo) -> str:
    back = one.withdrawn
    if back is None:
        return ""
    on = wording.day(wording.local_day(back.at, zone))
    by = wording.actor_name(back.by, verified=back.is_verified)
    return f"; approval taken back by {by} {on}, {back.reason}"


def _listed(one: Shown, zone: tzinfo) -> PageRow:
    named = protocol_words(one.protocol)
    below = wording.sentence(standing_words(one, zone))
    if one.protocol.record_only:
        below = f"Alerts off. {below}"
    below = f"{MARKED if one.is_marked else ''}{below}"
    title = sentence(one.protocol.title)
    return PageRow(kind="line", text=title, below=f"{named}. {below}")


def _rows(told: Iterable[Section]) -> Iterator[PageRow]:
    for section in told:
        title = f"{section.key}  {section.title}"
        yield PageRow(kind="section", text=title, section=section.key)
        for block in section.blocks:
            text = sentence(block.title)
            yield PageRow(kind="block", text=text, section=section.key)
            for place, line in enumerate(block.lines):
                following = block.lines[place + 1 : place + 2]
                # Several of one source: it is told under the last; a rule has its own.
                goes_on = not line.rule and any(
                    next_.source == line.source for next_ in following
                )
                source = f"Source {line.source}" if line.source else ""
                yield PageRow(
                    kind="line",
                    text=line.text,
                    below="" if goes_on else source,
                    source=line.source,
                    section=section.key,
                    rule=line.rule,
                )
