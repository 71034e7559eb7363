"""The rules of the walk during a dose, and of what is put right about it."""

from decimal import Decimal
from typing import get_args

from hypothesis import strategies as st
from hypothesis.stateful import rule

from monitor.chart.commands import Amend, Chartable, Retract
from monitor.chart.kinds import (
    Amendable,
    Challenge,
    DoseDoubtful,
    EffectEnded,
    EffectRecorded,
    EmergencyDeclared,
    EmergencyEnded,
    EmergencyStamped,
    FollowUpRecorded,
    InfusionRecorded,
    InfusionStep,
    NoteRecorded,
    ObservationsRecorded,
    OxygenRecorded,
    ScoreReviewed,
)
from tests.walk import deeds
from tests.walk.walker import AGO, WHICH, Walker

CHALLENGES = st.sampled_from([None, "confirmed", "confirmed", "unconfirmed"])
FLOWS = st.sampled_from([None, Decimal(2), Decimal(0), Decimal(6)])
RATES = st.sampled_from([Decimal("51.3"), Decimal(30), Decimal(0)])
_STEPS: tuple[InfusionStep, ...] = get_args(InfusionStep)
STEPS = st.sampled_from(_STEPS)


class DuringTheDose(Walker):
    """Sets, the dose itself, effects, oxygen, treatments, corrections."""

    @rule(line=WHICH, challenge=CHALLENGES)
    def observe(self, line: int, challenge: Challenge | None) -> None:
        self.send_form(line, challenge)

    @rule(line=WHICH)
    def observe_later(self, line: int) -> None:
        """A set some minutes after what was done before, as most are."""
        self.pass_time(60 * (1 + line % 9))
        self.send_form(line, "confirmed")

    @rule(line=WHICH, challenge=CHALLENGES, ago=AGO)
    def observe_then(self, line: int, challenge: Challenge | None, ago: float) -> None:
        """A set that was read some minutes ago."""
        read = self.ward.read
        if read is not None:
            text = deeds.LINES[line % len(deeds.LINES)]
            self.ward.chart(deeds.observed(read.protocol, text, challenge), ago)

    @rule()
    def open_form(self) -> None:
        self.watch.form = self.ward.form()

    @rule(line=WHICH, flow=FLOWS)
    def observe_with_oxygen(self, line: int, flow: Decimal | None) -> None:
        self.send_form(line, "confirmed", OxygenRecorded(litres_per_minute=flow))

    @rule(ago=AGO)
    def start(self, ago: float) -> None:
        """The dose begins, in the form this protocol gives it."""
        read = self.ward.read
        if read is None:
            return
        order = read.session.order or deeds.order_of(read.protocol)
        if read.protocol.charting.form == "infusion":
            rate = Decimal("51.3")
            begun = InfusionRecorded(step="started", rate_ml_per_hour=rate)
            self.ward.chart(begun, ago)
        else:
            self.ward.chart(deeds.next_dose(read.session, order), ago)

    @rule(step=STEPS, rate=RATES, ago=AGO)
    def infuse(self, step: InfusionStep, rate: Decimal, ago: float) -> None:
        runs = step in ("started", "rate changed", "resumed")
        over = step in ("paused", "stopped", "completed")
        self.ward.chart(
            InfusionRecorded(
                step=step,
                rate_ml_per_hour=rate if runs else None,
                pump_ml=Decimal("12.0") if over else None,
                cause="asked to" if step in ("paused", "stopped") else "",
            ),
            ago,
        )

    @rule(ago=AGO, mg=st.integers(0, 40))
    def doubt(self, ago: float, mg: int) -> None:
        self.ward.chart(DoseDoubtful(cause="infiltration", at_most_mg=Decimal(mg)), ago)

    @rule(which=WHICH, ago=AGO, in_error=st.booleans())
    def emergency(self, which: int, ago: float, in_error: bool) -> None:
        """Declared where none runs; in one that runs, stamped or ended."""
        read = self.ward.read
        if read is None:
            return
        if read.session.emergency is None:
            if which % 3 == 0:
                self.ward.chart(EmergencyDeclared(), ago)
        elif which % 2:
            stamps = (("C", "call out"), ("O", "oxygen"))
            code, label = stamps[which % 4 == 1]
            self.ward.chart(EmergencyStamped(code=code, label=label), ago)
        else:
            over = EmergencyEnded(outcome="breathing again", in_error=in_error)
            self.ward.chart(over, ago)

    @rule(which=WHICH, grade=st.integers(0, 6), ago=AGO)
    def effect(self, which: int, grade: int, ago: float) -> None:
        read = self.ward.read
        if read is not None:
            codes = read.protocol.charting.effect_codes
            code = codes[which % min(24, len(codes))]
            self.ward.chart(EffectRecorded(code=code, grade=grade), ago)

    @rule(which=WHICH, ago=AGO)
    def effect_ends(self, which: int, ago: float) -> None:
        read = self.ward.read
        if read is not None and read.session.effects:
            effects = read.session.effects
            ended = EffectEnded(effect=effects[which % len(effects)].id)
            self.ward.chart(ended, ago)

    @rule(flow=FLOWS, ago=AGO)
    def breathe(self, flow: Decimal | None, ago: float) -> None:
        self.ward.chart(OxygenRecorded(litres_per_minute=flow), ago)

    @rule(which=WHICH, ago=AGO)
    def write(self, which: int, ago: float) -> None:
        """A treatment, a note, a score, its review, or the call of the next day."""
        read = self.ward.read
        if read is None:
            return
        scores = read.session.scores
        score = scores[which % len(scores)].id if scores else self.ward.mint()
        facts: tuple[Chartable, ...] = (
            deeds.TREATMENT,
            NoteRecorded(text="calm"),
            *deeds.SCORES,
            ScoreReviewed(score=score, by="Dr Meyer", outcome="asked, low"),
            FollowUpRecorded(reached=True, effects="none"),
            FollowUpRecorded(reached=False),
        )
        self.ward.chart(facts[which % len(facts)], ago)

    @rule(which=WHICH, line=WHICH, shift=st.sampled_from([-7, -1, 0, 0, 2]))
    def amend(self, which: int, line: int, shift: float) -> None:
        """Another line of values, another step, or the same fact at another time."""
        read = self.ward.read
        facts = (
            []
            if read is None
            else [f for f in read.session.facts if isinstance(f.payload, Amendable)]
        )
        if read is None or not facts:
            return
        fact = facts[-1 - which % len(facts)]
        now: object = fact.payload
        if isinstance(now, ObservationsRecorded):
            text = deeds.LINES[line % len(deeds.LINES)]
            now = deeds.observed(read.protocol, text, "confirmed")
        if isinstance(now, InfusionRecorded) and line % 2:
            rate = Decimal("51.3") if line % 3 else None
            step = _STEPS[line % len(_STEPS)]
            now = InfusionRecorded(step=step, rate_ml_per_hour=rate)
        assert isinstance(now, Amendable)
        self.ward.ask(
            Amend(
                id=self.ward.mint(),
                stream_id=read.id,
                at=fact.effective_at + deeds.minutes(shift),
                target=fact.id,
                replacement=now,
                reason="misread",
            )
        )

    @rule(which=WHICH)
    def strike_out(self, which: int) -> None:
        read = self.ward.read
        if read is None:
            return
        facts = read.session.facts
        command = Retract(
            id=self.ward.mint(),
            stream_id=read.id,
            at=self.ward.clock.now(),
            target=facts[-1 - which % len(facts)].id,
            reason="wrong patient",
        )
        self.ward.ask(command)
