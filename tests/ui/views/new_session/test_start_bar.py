"""What still keeps the session from its start, and an alert before it."""

import pytest
from msgspec.structs import replace

from monitor.chart.commands import ClearStart
from monitor.chart.kinds import ApprovedThen
from tests.charting.clinic import observed
from tests.ui.opening import Opening
from tests.ui.views.new_session.starting import ready
from ui.views.new_session.page import new_session_view
from ui.views.new_session.start_bar import KEPT, OPENED, PUMP


class TestStartBar:
    """What still keeps the session from its start."""

    def test_each_stage_says_why_not(self) -> None:
        """One reason stands in the title, several below it."""
        assert Opening().view.start.title == (
            "Not ready to start: the patient is not confirmed"
        )
        bar = Opening().open().view.start
        assert bar.title == "Not ready to start"
        assert bar.detail == (
            "No weight is charted; no dose is ordered; "
            "no complete baseline set in the last 15min; "
            "checks Consent, Fasting, Escort and 14 more"
        )
        bar = Opening().open().weigh().order().answer().view.start
        assert bar.title == "Not ready to start"
        assert bar.detail == (
            "No complete baseline set in the last 15min; "
            "BP below start limit waiting, no SBP, DBP read; "
            "other vital signs waiting, no HR, SpO₂, RR, MOAA/S, Distress read"
        )
        assert not bar.ready.is_on

    def test_ready_asks_for_the_start_alone(self) -> None:
        """The command declares the start cleared; the words leave the pump alone."""
        opening = ready()
        bar = opening.view.start

        assert bar.is_ready
        assert bar.ready.words == "Ready to start"
        assert bar.detail.endswith(
            "Starting the pump stays with you: this app records and controls nothing"
        )
        opening.do(bar.ready.act)
        assert isinstance(opening.asked[-1], ClearStart)
        assert opening.session is not None
        assert opening.session.cleared_at == opening.now

    def test_a_protocol_that_nobody_approved_holds_no_start(self) -> None:
        """The bar says what that means; of an approved one there is nothing to say."""
        opening = ready()
        bar = opening.view.start
        assert bar.title == "Nothing is missing for the start"
        assert bar.detail.startswith(
            "iv40 v1, not approved, may be used and stays marked. "
        )
        by = ApprovedThen(by="Dr Meyer", at=opening.now)
        bar = new_session_view(replace(opening.known, approved=by)).start
        assert bar.detail == PUMP

    def test_a_dose_for_another_weight_is_an_obstacle(self) -> None:
        """Weight and dose must belong together before the start."""
        bar = ready().back().weigh("70").view.start

        assert bar.title == "Not ready to start: the dose was worked out for 68.4 kg"

    @pytest.mark.parametrize(
        ("typed", "title"),
        [
            ({"weight": "86.4"}, "the weight that is typed is not charted"),
            ({"minutes": "60"}, "the dose that is typed is not charted"),
            ({"ordered": "34"}, "the dose that is typed is not charted"),
        ],
    )
    def test_what_is_typed_over_it_is_an_obstacle(
        self, typed: dict[str, str], title: str
    ) -> None:
        """What stands in the fields is never another thing than what was cleared."""
        bar = ready().back().type(**typed).view.start

        assert bar.title == f"Not ready to start: {title}"
        assert not bar.ready.is_on

    def test_leaving_says_what_is_kept(self) -> None:
        """Once the session is open its page is no draft any more."""
        page = Opening().view.start
        opened = ready().back().weigh("70").view.start

        assert (page.leave, page.detail) == ("Leave draft", KEPT)
        assert (opened.leave, opened.detail) == ("Leave for now", OPENED)

    def test_while_saving_the_button_is_off(self) -> None:
        """A second Ctrl+Enter before the answer asks for nothing."""
        opening = ready()
        opening.is_saving = True

        assert not opening.view.start.ready.is_on
        assert opening.view.start.detail == "saving…"


class TestAlertBeforeStart:
    """A baseline reading that alerts is told where the nurse looks."""

    def test_it_goes_before_all_else(self) -> None:
        """With its limit and its keys; what is missing is still told."""
        high = observed("204/90 70 98 14 5 0 1 0", "confirmed")
        bar = ready().chart(high, 3).view.start

        assert bar.title.startswith("HIGH alert: SBP 204 mmHg, limit 200")
        assert bar.detail.startswith("F8 acknowledges it, F9 records an action")
        assert bar.ready.is_on == ("Nothing is missing" in bar.detail)

    def test_without_one_the_bar_tells_of_the_start(self) -> None:
        """One short of the limit there is no alert."""
        high = observed("157/70 70 98 14 5 0 1 0", "confirmed")
        bar = ready().chart(high, 3).view.start

        assert "alert" not in bar.title
