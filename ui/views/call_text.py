"""What to say on the telephone, in four parts, from the record alone."""

from msgspec import Struct
from msgspec.structs import replace

from monitor.charting.reads import SessionRead
from monitor.protocol.assessment import Card
from monitor.protocol.escalation import NO_CONTACT
from ui.views import alert_ends, alert_words, state_words, wording
from ui.views.alert_life import waiting_since
from ui.views.aloud import aloud
from ui.views.emergency import called_in, emergency_told
from ui.views.news2_words import ACKNOWLEDGEMENT, news2_told
from ui.views.noted import noted_before, stopped_early


class CallPart(Struct, frozen=True):
    """One of the four parts: its heading, and sentences to read."""

    heading: str
    sentences: tuple[str, ...]

    @property
    def text(self) -> str:
        return " ".join(self.sentences)


class CallText(Struct, frozen=True, kw_only=True):
    """The whole text; ``contact`` is whom the protocol names, in an emergency first.

    ``note`` is not to be read aloud: whose score is in it, if there is one.
    ``copied`` is what goes with a copy, where more is in it than is shown.
    """

    contact: str
    parts: tuple[CallPart, ...]
    note: str = ""
    copied: str = ""

    @property
    def text(self) -> str:
        """As it is shown: each part after its heading, on lines of their own."""
        told = [f"{part.heading}\n{part.text}" for part in self.parts]
        return "\n\n".join([*told, self.note] if self.note else told)


def call_text(
    read: SessionRead, caller: str, parameter: str = "", *, is_name_hidden: bool = False
) -> CallText:
    """What is so now; about the card of that parameter, or the most urgent one.

    A name that is hidden is still copied: whoever is sent the text has to know.
    """
    shown = _text(read, caller, parameter, is_name_hidden=is_name_hidden)
    if not is_name_hidden:
        return shown
    return replace(shown, copied=_text(read, caller, parameter).text)


def _text(
    read: SessionRead, caller: str, parameter: str, *, is_name_hidden: bool = False
) -> CallText:
    who = state_words.who(read, is_name_hidden=is_name_hidden)
    card = read.assessment.card(parameter) if parameter else None
    if card is None and read.assessment.strip:
        card = read.assessment.strip[0]
    return CallText(
        contact=_contact(read),
        parts=(
            _part("Situation", _situation(read, caller, who, card)),
            _part("Background", _background(read)),
            _part("Assessment", _assessment(read, card)),
            _part("Recommendation", _recommendation(read, card)),
        ),
        note=ACKNOWLEDGEMENT if news2_told(read.protocol, read.session) else "",
    )


def _contact(read: SessionRead) -> str:
    escalation = read.protocol.escalation
    named = NO_CONTACT if escalation is None else escalation.contact_words
    return called_in(read) or named


def _part(heading: str, told: list[str]) -> CallPart:
    sentences = (aloud(sentence).rstrip(".") for sentence in told if sentence)
    return CallPart(heading, tuple(f"{wording.sentence(s)}." for s in sentences))


def _situation(
    read: SessionRead, caller: str, who: str, card: Card | None
) -> list[str]:
    told = [f"This is {caller}"] if caller else []
    told.append(f"It is about {who}")
    told += emergency_told(read)
    if card is None:
        return [*told, "No alert is open"]
    top = card.top
    zone, now = state_words.zone_of(read), read.assessment.at
    what = f"{card.priority} priority alert, {card.label}"
    told += [f"There is a {what}", alert_words.headline(top, zone)]
    if top.measured_at is not None:
        at = wording.clock(top.measured_at, zone)
        ago = wording.in_minutes(now - top.measured_at)
        told.append(f"Measured at {at}, {ago} ago")
    if card.is_latched:
        told.append(wording.sentence(alert_ends.cleared(card)))
    told.append(wording.sentence(alert_words.beyond_another(card, zone)))
    waiting = waiting_since(a for a in card.alerts if a.priority == card.priority)
    if waiting is not None:
        told.append(f"No answer for {wording.in_minutes(now - waiting)}")
    others = [alert_words.last_words(c) for c in read.assessment.strip if c is not card]
    return [*told, f"Also open {wording.listed(others)}" if others else ""]


def _background(read: SessionRead) -> list[str]:
    baseline = state_words.baseline(read)
    effects = state_words.effects(read)
    treated = state_words.treatments(read)
    return [
        *state_words.dose(read),
        f"Baseline {baseline}" if baseline else "There is no baseline yet",
        state_words.allergies(read),
        stopped_early(read),
        *noted_before(read),
        *state_words.answers(read),
        f"Side effects now, {wording.listed(list(effects))}" if effects else "",
        f"Given for these, {wording.listed(list(treated))}" if treated else "",
    ]


def _assessment(read: SessionRead, card: Card | None) -> list[str]:
    values = state_words.last_values(read)
    said = f"Last values, {'; '.join(values)}"
    told = [said if values else "No value is charted yet"]
    if card is not None and len(card.trend) > 1:
        trend = ", ".join(wording.as_charted(point.value) for point in card.trend)
        told.append(f"The last readings were {trend}")
    if card is not None and card.top.shift is not None:
        told.append(alert_words.over_baseline(card.top.shift))
    told.append(news2_told(read.protocol, read.session))
    if card is not None:
        done = [d for alert in card.alerts for d in state_words.done(alert, read)]
        told.append(f"Done so far, {wording.listed(done)}" if done else "")
    return told


def _recommendation(read: SessionRead, card: Card | None) -> list[str]:
    named = f"protocol {read.protocol.id} version {read.protocol.version}"
    if card is None or not card.wording:
        return [f"The {named} says nothing about this"]
    return [f"The {named} reads as follows", *card.wording]
