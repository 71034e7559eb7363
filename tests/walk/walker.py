"""Where the walk is, and the steps that its rules share."""

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine

from monitor.chart.commands import ChartSet
from monitor.chart.kinds import (
    Challenge,
    OxygenRecorded,
)
from tests.walk import deeds
from tests.walk.holding import Watch
from tests.walk.ward import Ward

WHICH = st.integers(0, 60)
AGO = st.sampled_from([0, 0, 0, 0, 0.5, 2, 4, 9, 14, 40])


class Walker(RuleBasedStateMachine):
    """Where the walk is; what each rule does is what one command can do."""

    def __init__(self) -> None:
        super().__init__()
        self.ward = Ward()
        self.watch = Watch(self.ward)
        self.moved = False

    def send_form(
        self,
        line: int,
        challenge: Challenge | None,
        oxygen: OxygenRecorded | None = None,
    ) -> None:
        """Save the open form, in whatever room the screen is by now."""
        form = self.watch.form or self.ward.form()
        if form is None:
            return
        self.watch.form = form
        protocol = self.ward.read_of(form.session).protocol
        text = deeds.LINES[line % len(deeds.LINES)]
        self.ward.ask(
            ChartSet(
                id=form.id,
                stream_id=form.session,
                at=self.ward.clock.now(),
                observations=deeds.observed(protocol, text, challenge),
                oxygen=oxygen,
            )
        )
        self.watch.form = None

    def pass_time(self, seconds: int) -> None:
        self.ward.wall.advance(seconds=seconds)
        self.tick()

    def tick(self) -> None:
        self.ward.recorder.tick()
        self.moved = self.watch.is_fresh = True
