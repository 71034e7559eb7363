"""The alert strip: the seven facts of the most urgent card, or nothing."""

from collections.abc import Sequence
from datetime import tzinfo
from typing import Literal

from msgspec import Struct

from monitor.chart.alert_life import LEVELS
from monitor.chart.kinds import EscalationLevel, Priority
from monitor.chart.session import Session
from monitor.charting.reads import SessionRead
from monitor.protocol.assessment import Assessment, Card
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.priorities import PRIORITIES
from ui.views import alert_ends, alert_words, wording
from ui.views.alert_facts import Fact, Scene, beside, facts
from ui.views.alert_life import life_line
from ui.views.alert_next import next_reading
from ui.views.late_words import LATE, late_card, late_count, late_words

_NAMED = 3

Form = Literal["card", "chip"]


class Turned(Struct, frozen=True):
    """The card that was turned to, and the keys of all alerts that stood then."""

    parameter: str = ""
    among: frozenset[str] = frozenset()


NOT_TURNED = Turned()


class AlertStripView(Struct, frozen=True, kw_only=True):
    """One card, or the chip that it leaves when its cause has gone unseen.

    ``key`` is of its top alert; ``unacknowledged`` are those that acknowledging it
    means; in a closed session there are none, and nothing is recorded either.
    ``keys`` are of all its alerts but the low ones, ``life`` is what became of them.
    ``standing`` says who knows of it, once somebody does. ``others`` are the further
    cards by name, and ``next`` is how to turn to the first of them.
    """

    key: str
    form: Form
    priority: Priority
    state: Fact
    facts: tuple[Fact, ...]
    source: str
    quotation: tuple[str, ...]
    rule: Fact
    unacknowledged: tuple[str, ...]
    keys: tuple[str, ...] = ()
    life: str = ""
    short_source: str = ""
    standing: Fact | None = None
    others: tuple[str, ...] = ()
    can_act: bool = True
    next: Turned = NOT_TURNED

    @property
    def spoken(self) -> str:
        """The card in one sentence, for a screen reader."""
        priority = f"{self.priority} priority alert {self.state.text}"
        told = [f"{fact.label} {fact.text}" for fact in self.facts[1:]]
        if self.standing is not None:
            told += [
                f"{self.standing.label} {self.standing.text}".strip(),
                self.standing.detail,
            ]
        value = self.facts[0]
        parts = (priority, value.text, value.beside, *told, *self.quotation)
        return wording.sentence(", ".join(part.rstrip(".") for part in parts if part))


class EdgeView(Struct, frozen=True, kw_only=True):
    """The light at the window's edge; ``key`` tells one alert from the next.

    With a ``level`` nobody has answered: each level lights it up anew.
    """

    priority: Priority | None = None
    key: str = ""
    level: EscalationLevel | None = None


def alert_strip_view(
    assessment: Assessment,
    session: Session,
    protocol: CareProtocol,
    zone: tzinfo,
    turned: Turned = NOT_TURNED,
) -> AlertStripView | None:
    """The most urgent card, or the one turned to. None without any."""
    cards = sorted(assessment.strip, key=_urgency)
    late = late_card(assessment.late)
    if late is not None:
        cards.append(late)
    if not cards:
        return None
    first = _first(cards, turned)
    card, *others = (*cards[first:], *cards[:first])
    scene = _scene(assessment, session, protocol, zone)
    return AlertStripView(
        key=card.top.key,
        form="chip" if _is_quiet(card) else "card",
        priority=card.priority,
        state=_state(card, scene),
        facts=_facts(card, others, scene),
        source=f"Protocol {protocol.id} v{protocol.version} reads",
        short_source=f"{protocol.id} v{protocol.version}:",
        quotation=tuple(wording.spelled(line) for line in card.wording),
        rule=Fact(
            label="Rule", text=wording.sentence(card.top.rule), detail="Why? Open"
        ),
        unacknowledged=alert_words.unacknowledged(card) if session.is_open else (),
        keys=tuple(a.key for a in card.alerts if a.priority != "low"),
        life=_life(card, assessment, scene),
        standing=_standing(card, scene),
        others=tuple(f"{wording.spelled(c.label)}, {_priority(c)}" for c in others),
        can_act=session.is_open,
        next=Turned((*others, card)[0].parameter, _keys(cards)),
    )


def _scene(
    assessment: Assessment, session: Session, protocol: CareProtocol, zone: tzinfo
) -> Scene:
    return Scene(
        session=session,
        protocol=protocol,
        now=assessment.at,
        zone=zone,
        baselines=assessment.baselines,
    )


def edge_view(assessment: Assessment) -> EdgeView:
    """Lit by what is active and nobody has acknowledged."""
    for card in sorted(assessment.strip, key=_urgency):
        if alert_words.unacknowledged(card) and not _is_quiet(card):
            return EdgeView(
                priority=card.priority, key=card.top.key, level=_level(card)
            )
    return EdgeView()


def _life(card: Card, assessment: Assessment, scene: Scene) -> str:
    """What became of it, and when its value is read next."""
    session, protocol = scene.session, scene.protocol
    told = life_line(card, session, protocol, scene.now, scene.zone)
    following = "" if _is_quiet(card) else next_reading(card, assessment, scene)
    return wording.sentence(", ".join(part for part in (told, following) if part))


def _level(card: Card) -> EscalationLevel | None:
    """The farthest that any alert of the card is told."""
    told = [alert.level for alert in card.alerts if alert.level is not None]
    return max(told, key=LEVELS.index, default=None)


def _edge_rank(edge: EdgeView) -> tuple[int, int]:
    """By priority, then by how far it is told."""
    told = -1 if edge.level is None else LEVELS.index(edge.level)
    return (PRIORITIES.index(edge.priority or "low"), -told)


def most_urgent(rooms: Sequence[SessionRead]) -> EdgeView:
    """One window has one edge: it shines for the most urgent of its sessions.

    An emergency shines as a high alert does, and a high alert anew beside it.
    """
    edges = [edge_view(read.assessment) for read in rooms]
    running = [e for read in rooms if (e := read.session.emergency) is not None]
    edges += [EdgeView(priority="high", key=str(e.id)) for e in running]
    lit = [edge for edge in edges if edge.priority is not None]
    return min(lit, key=_edge_rank, default=EdgeView())


def _first(cards: Sequence[Card], turned: Turned) -> int:
    """Where the card turned to stands, until it goes or another alert is raised."""
    if not _keys(cards) <= turned.among:
        return 0
    parameters = [card.parameter for card in cards]
    return parameters.index(turned.parameter) if turned.parameter in parameters else 0


def _keys(cards: Sequence[Card]) -> frozenset[str]:
    return frozenset(alert.key for card in cards for alert in card.alerts)


def _is_quiet(card: Card) -> bool:
    """Cleared, silent for a while, or told too late: a line, and no light."""
    silent = card.snoozed_until is not None
    return silent or card.is_latched or card.parameter == LATE


def _urgency(card: Card) -> int:
    """What nobody knows of, then what is known and goes on, then what is silent.

    What has cleared comes last.

    The assessment's own order, by priority and age, holds within each.
    """
    if card.is_latched:
        return 3
    if card.snoozed_until is not None:
        return 2
    return 0 if alert_words.unacknowledged(card) else 1


def _facts(card: Card, others: Sequence[Card], scene: Scene) -> tuple[Fact, ...]:
    """With what else is open beside the first: no value hides behind a number."""
    if card.parameter == LATE:
        return (Fact(label="Late", text=late_count(card)),)
    value, *rest = facts(card, scene)
    open_ = [c for c in others if not _is_quiet(c)]
    words = alert_words.others_words(open_, _NAMED)
    return (beside(value, words, card, scene), *rest)


def _priority(card: Card) -> str:
    return f"{card.priority} priority"


def _state(card: Card, scene: Scene) -> Fact:
    if card.parameter == LATE:
        return Fact(label=card.label, text="", detail="waits for nobody")
    if card.snoozed_until is not None:
        detail = alert_words.silent_for(card.snoozed_until, scene.now)
    elif card.is_latched:
        detail = "cleared"
    else:
        since = min(a.raised_at for a in card.alerts if a.priority == card.priority)
        detail = alert_words.how_long(since, scene.session, scene.now)
    label = alert_words.priority_words(card.priority)
    return Fact(label=label, text=wording.spelled(card.label), detail=detail)


def _standing(card: Card, scene: Scene) -> Fact | None:
    """Who knows of the alert, and that it goes on; None while nobody knows."""
    top = card.top
    if card.parameter == LATE:
        return Fact(label="Late", text=late_words(card, scene), detail="not called out")
    if card.snoozed_until is not None:
        until = f"snoozed until {scene.clock(card.snoozed_until)}"
        left = alert_words.silent_left(card.snoozed_until, scene.now)
        return Fact(label="", text=until, detail=left)
    if card.is_latched:
        cleared = wording.sentence(alert_ends.cleared_at(card, scene.zone))
        return Fact(label="Cleared", text=cleared, detail="not acknowledged")
    closed_at = scene.session.closed_at
    if alert_words.unacknowledged(card) and closed_at is not None:
        at = scene.clock(closed_at)
        return Fact(label="Closed", text=at, detail="not acknowledged")
    if alert_words.unacknowledged(card) or top.acknowledged_at is None:
        return None
    return Fact(
        label="Acknowledged",
        text=alert_words.acknowledged_by(top, scene.session, scene.zone),
        detail=alert_words.persisting(card, scene.zone),
    )
