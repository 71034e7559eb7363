"""What was typed and chosen in a form of the strip so far."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta, tzinfo
from typing import Literal
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from monitor.chart.refusals import Question, Refusal
from monitor.chart.times import AGO, RepeatedHour, observed_time
from ui.overriding import override
from ui.views import wording
from ui.views.entry.view import Message, Tone

TIME = "time"
TARGET = "target"
"""Under which pick a form keeps the alert or the fact that it is about."""
SCALE = "scale"
"""The rating scale that is open."""
AGAIN = "again"
"""The pick that goes back to the list of scales; it grows by a letter each time."""
_ABOUT = frozenset((TARGET, SCALE, AGAIN))
Verdict = Literal["none", "refused", "asked"]


class Circumstance(Struct, frozen=True, kw_only=True):
    """The moment a form is completed: in which session, when, and in which zone.

    What was begun longer ago than ``old_after`` must be given its time (ruling 4).
    """

    session_id: UUID
    now: datetime
    zone: tzinfo
    old_after: timedelta


class AskAgain(Refusal, frozen=True, kw_only=True):
    """Not a no: the same Enter again means yes. ``offers`` is what it then takes.

    ``why`` is what is asked about, however its words change with the minutes;
    ``before`` is the question that was answered before this one, ``about`` what stands
    below the form where the question has no room for it.
    """

    why: str = ""
    offers: str = ""
    before: "AskAgain | None" = None
    about: str = ""

    @property
    @override
    def sentence(self) -> str:
        return f"{self.what}. {self.remedy}"


class Filled(Struct, frozen=True, kw_only=True):
    """A form as filled in. ``id`` becomes the id of what it charts.

    ``texts`` and ``picks`` are by part; ``refusal`` is why it was not charted.
    ``begun_at`` is when something was first typed or picked, ``typed_at`` when each
    text was typed as it stands: *-5* counts from there, however late Enter comes.
    ``meant`` are instants that were taken as they were suggested, by part. ``patient``
    is whose chart it was when the form was opened. ``strays`` are the keys that were no
    choice, by part, until one is picked there or they are let go of.
    """

    id: UUID
    texts: dict[str, str] = {}
    picks: dict[str, str] = {}
    refusal: Refusal | None = None
    begun_at: datetime | None = None
    typed_at: dict[str, datetime] = {}
    meant: dict[str, datetime] = {}
    patient: UUID | None = None
    strays: dict[str, str] = {}

    def begun(self, now: datetime) -> "Filled":
        """The same, begun now unless it was before, or there is nothing in it."""
        return replace(self, begun_at=None if self.is_blank else self.begun_at or now)

    @property
    def is_blank(self) -> bool:
        """Whether nothing was typed or picked; what it is about counts as neither.

        Nor does the scale that is open: until an item is answered none is begun.
        """
        return not any(self.texts.values()) and not any(
            pick for part, pick in self.picks.items() if part not in _ABOUT
        )

    def typed(self, part: str, text: str, at: datetime | None = None) -> "Filled":
        """The same with that text, typed at that moment where it is known."""
        typed_at = {p: when for p, when in self.typed_at.items() if p != part}
        if at is not None and text:
            typed_at[part] = at
        texts = {**self.texts, part: text}
        meant = {p: when for p, when in self.meant.items() if p != part}
        return replace(self, texts=texts, typed_at=typed_at, meant=meant, refusal=None)

    def took(self, part: str, at: datetime) -> "Filled":
        """What stands there means that instant, also where its time came twice."""
        return replace(self, meant={**self.meant, part: at})

    def picked(self, part: str, key: str) -> "Filled":
        strays = {p: typed for p, typed in self.strays.items() if p != part}
        picks = {**self.picks, part: key}
        return replace(self, picks=picks, strays=strays, refusal=None)

    def kept(self) -> "Filled":
        """The same as it is left; why it was not charted is no news when it is back."""
        return replace(self, refusal=None, strays={})

    def text(self, part: str) -> str:
        return self.texts.get(part, "").strip()

    def pick(self, part: str) -> str:
        return self.picks.get(part, "")

    @property
    def message(self) -> Message:
        if self.refusal is None:
            return Message()
        tone = Tone.ASKED if isinstance(self.refusal, AskAgain) else Tone.REFUSED
        return Message(self.refusal.sentence, tone)

    def verdict(self, part: str) -> Verdict:
        if self.refusal is None or self.refusal.field != part:
            return "none"
        return "asked" if isinstance(self.refusal, AskAgain) else "refused"

    @property
    def leads_to(self) -> str | None:
        """Where typing goes on; None where it stays.

        What stands in a field is asked about from where typing is: the next key would
        go into it, and Enter answers from anywhere.
        """
        if self.refusal is None or self.refusal.field is None:
            return None
        is_asked = isinstance(self.refusal, AskAgain) and self.text(self.refusal.field)
        return None if is_asked else self.refusal.field

    @property
    def offered(self) -> str:
        """The time that an empty one stands for, once it was asked about."""
        return next((asked.offers for asked in self._asked if asked.offers), "")

    def unanswered(self, question: AskAgain) -> AskAgain | None:
        """The question, with those before it; None where Enter has answered it."""
        about = (question.field, question.why)
        if any((a.field, a.why) == about for a in self._asked):
            return None
        return replace(question, before=next(self._asked, None))

    @property
    def _asked(self) -> Iterator[AskAgain]:
        """The question that stands, and those that were answered before it."""
        asked = self.refusal
        while isinstance(asked, AskAgain):
            yield asked
            asked = asked.before

    def time(self, circumstance: Circumstance, part: str = TIME) -> datetime | Refusal:
        """The instant typed in that part, now where it is empty.

        Where the form lay too long for that to be clear, it is asked. A time of day
        that came twice is asked about, never guessed.
        """
        typed = self.text(part).lstrip("@")
        if not typed:
            return self._untyped_time(circumstance, part)
        found = self._observed(typed, circumstance, part)
        if isinstance(found, RepeatedHour):
            meant = self.meant.get(part)
            if meant in (found.earlier, found.later):
                return meant
            return Refusal(
                field=part,
                what=f"{typed} came twice",
                why="the clocks went back over it",
                remedy="Type how long ago it was, as -45",
            )
        if isinstance(found, Refusal):
            return replace(found, field=part)
        return found

    def _observed(
        self, typed: str, circumstance: Circumstance, part: str
    ) -> datetime | RepeatedHour | Refusal:
        """As it was meant when it was typed; one that lay ahead then, as of now."""
        now, zone = circumstance.now, circumstance.zone
        since = min(self.typed_at.get(part, now), now)
        found = observed_time(typed, since, zone)
        lay_ahead = isinstance(found, Refusal) and not typed.startswith(AGO)
        return observed_time(typed, now, zone) if lay_ahead else found

    def _untyped_time(
        self, circumstance: Circumstance, part: str
    ) -> datetime | Refusal:
        begun, now = self.begun_at, circumstance.now
        if begun is None or now - begun <= circumstance.old_after:
            return now
        clock = wording.clock(begun, circumstance.zone)
        question = AskAgain(
            field=part,
            what=f"Begun at {clock}, {wording.in_minutes(now - begun)} ago",
            why="begun a while ago",
            remedy=f"Type when it was, or Enter again takes {clock}",
            offers=clock,
        )
        return self.unanswered(question) or begun


def ask_about(questions: Sequence[Question], field: str = "") -> AskAgain | None:
    """All of them in one; ``field`` is where it stands if not at the first one's."""
    if not questions:
        return None
    return AskAgain(
        field=field or questions[0].field,
        what="; ".join(question.text for question in questions),
        why=" ".join(question.field for question in questions),
        remedy="Enter again keeps it",
    )


def missing(field: str, what: str, remedy: str) -> Refusal:
    """The refusal of a form in which something needed is left out."""
    return Refusal(field=field, what=what, why="it is needed", remedy=remedy)
