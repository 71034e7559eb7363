"""The checks before the start, and the baseline table."""

from datetime import timedelta
from decimal import Decimal

import pytest
from msgspec.structs import replace

from monitor.chart.commands import Amend
from monitor.chart.kinds import (
    ApprovedThen,
    ObservationsRecorded,
    OxygenRecorded,
    Reading,
)
from tests.ui.opening import Opening, vitals
from tests.ui.views.new_session.starting import CALM, ready
from ui.views.new_session.page import new_session_view
from ui.views.new_session.preflight_parts import CheckView
from ui.widgets.faces import Due


def checks(opening: Opening) -> dict[str, CheckView]:
    return {check.title: check for check in opening.view.preflight.checks}


class TestPreflight:
    """What this version checks, with evidence and time."""

    def test_before_the_session_only_identity_blocks(self) -> None:
        """The way out leads to the search; the rest waits."""
        opening = Opening()
        found = checks(opening)

        assert opening.view.preflight.note == "0 of 25 checks met"
        assert "Space" not in opening.view.preflight.keys
        assert "Space" in Opening().open().view.preflight.keys
        assert found["Identity"].button is not None
        assert found["Identity"].button.act.focus == "find"
        assert found["Weight"].mark == "waiting"

    def test_each_met_check_has_evidence_and_time(self) -> None:
        """Who and when stand beside every one."""
        opening = ready().chart(OxygenRecorded(litres_per_minute=None))
        found = checks(opening)

        unapproved = found.pop("Protocol")
        assert {c.mark for c in found.values()} == {"met"}
        assert found["Weight"].evidence == "68.4 kg"
        assert found["Dose"].evidence == (
            "34.2 mg ordered by Dr Meyer, every step agrees"
        )
        assert found["Lot"].evidence == "23LK"
        assert found["Air or oxygen"].evidence == "air"
        assert found["Baseline"].evidence == "1 of 3 sets, last 14:01, under 1min old"
        assert found["Identity"].by == "AO 14:01"
        assert unapproved.by == "pinned 14:01"

    def test_a_protocol_that_nobody_approved_does_not_look_met(self) -> None:
        """It says so, is counted apart, and is in nobody's way."""
        opening = ready().chart(OxygenRecorded(litres_per_minute=None))
        protocol = checks(opening)["Protocol"]

        assert protocol.mark == "not approved"
        assert protocol.evidence == "iv40 v1, needs approval by the site's medical lead"
        note = opening.view.preflight.note
        assert note == "24 of 25 checks met, 1 not approved"
        assert opening.view.start.ready.is_on

        by = ApprovedThen(by="Dr Meyer", at=opening.now)
        view = new_session_view(replace(opening.known, approved=by))
        assert view.preflight.note == "25 of 25 checks met"
        assert view.preflight.before[1].mark == "met"

    def test_oxygen_is_told_with_its_flow(self) -> None:
        """Air or oxygen is asked, and waits without blocking."""
        opening = Opening().open()
        assert checks(opening)["Air or oxygen"].mark == "waiting"

        opening.chart(OxygenRecorded(litres_per_minute=Decimal(2)))

        assert checks(opening)["Air or oxygen"].evidence == "oxygen 2 L/min"

    def test_only_the_first_that_blocks_shows_its_way_out(self) -> None:
        """One button at a time, in the order of the page."""
        found = checks(Opening().open())
        buttons = [c.title for c in found.values() if c.button is not None]

        assert buttons == ["Weight"]
        assert found["Dose"].mark == "not met"

    @pytest.mark.parametrize(("minutes", "mark"), [(15, "met"), (15.1, "not met")])
    def test_a_baseline_set_grows_old(self, minutes: float, mark: str) -> None:
        """At the limit of 15min it still counts, after it no more."""
        opening = ready()
        opening.now += timedelta(minutes=minutes)

        assert checks(opening)["Baseline"].mark == mark

    @pytest.mark.parametrize(
        ("apart", "is_named"), [(1.9, True), (2, False), (5, False)]
    )
    def test_sets_too_close_together_are_named(
        self, apart: float, is_named: bool
    ) -> None:
        """The protocol has 2 to 5 min: at the check, and at the later set's row."""
        opening = ready().observe(CALM, after=apart)
        told = "1 under 2min after the one before"
        assert (told in checks(opening)["Baseline"].evidence) is is_named
        first, second = opening.view.baseline.rows
        assert ("under 2min apart" in second.by) is is_named
        assert "apart" not in first.by

    def test_a_partial_set_is_no_baseline(self) -> None:
        """A set that leaves a field out is charted and does not count."""
        opening = Opening().open().observe("118/72 70")

        assert checks(opening)["Baseline"].evidence == "no complete set charted"

    def test_a_dose_for_another_weight_blocks(self) -> None:
        """Evidence names both weights."""
        opening = ready().back().weigh("70")

        assert checks(opening)["Dose"].evidence == (
            "worked out for 68.4 kg, weight is 70 kg"
        )


class TestBaseline:
    """The sets before the dose."""

    def test_sets_stand_in_a_table_with_their_median(self) -> None:
        """Values, direction of the scale, who; the exact median with n and times."""
        opening = ready().observe("121/74 71 97 16 5 0 2 0", after=2)
        section = opening.view.baseline

        assert [c.label for c in section.columns] == [
            "BP, mmHg",
            "Heart rate",
            "SpO₂",
            "Resp rate",
            "Responsiveness",
            "Dissociation",
            "Distress",
            "Nausea",
        ]
        first, second = section.rows
        assert first.cells == ("118/72", "70", "98", "14", "5 alert", "0", "1", "0")
        assert (second.number, second.time, second.by) == ("2", "14:03", "A. Okafor RN")
        assert section.median.cells == (
            *("119.5/73", "70.5", "97.5", "15"),
            *("5 alert", "0", "1.5", "0"),
        )
        assert section.median.by == "n 2, from 14:01 to 14:03"
        assert section.next_number == "3"

    def test_reasons_stand_for_values(self) -> None:
        """Not measured is told by its reason, left out as not asked."""
        readings = (
            Reading(field="sbp", not_done="refused"),
            Reading(field="dbp", not_done="refused"),
            Reading(field="hr", value=Decimal(70)),
            Reading(field="spo2", not_done="not disturbed"),
        )
        opening = Opening().open().chart(ObservationsRecorded(readings=readings))
        (row,) = opening.view.baseline.rows

        assert row.cells[:4] == ("refused", "70", "not disturbed", "not asked")
        assert row.is_missing[:4] == (True, False, True, True)

    def test_an_amended_set_says_so(self) -> None:
        """The table shows what stands and that it was corrected."""
        opening = ready()
        session = opening.session
        assert session is not None
        opening.send(
            Amend(
                id=opening.draft.id_for("amend"),
                stream_id=session.id,
                at=opening.now,
                target=session.sets[0].id,
                replacement=vitals("118/72 74 98 14 5 0 1 0"),
                reason="typing slip",
            )
        )
        (row,) = opening.view.baseline.rows

        assert row.cells[1] == "74"
        assert row.by == "A. Okafor RN, amended"

    def test_more_than_three_sets_count_the_earlier_ones(self) -> None:
        """The last three are shown with their own numbers."""
        opening = ready()
        for _ in range(3):
            opening.observe(CALM, after=2)
        section = opening.view.baseline

        assert [row.number for row in section.rows] == ["2", "3", "4"]
        assert "1 earlier set not shown" in section.note

    def test_the_pill_says_when_the_next_set_is_due(self) -> None:
        """At once for the first, then after the spacing of the protocol."""
        assert Opening().open().view.baseline.due is Due.DUE
        assert "Baseline set 2 due 14:03" in ready().view.baseline.due_text

    def test_closed_it_says_what_is_coming(self) -> None:
        """Before the session it tells how many sets and how old, and no median."""
        section = Opening().view.baseline

        assert not section.is_open
        assert "no older than 15min at the start" in section.closed_words[1]
