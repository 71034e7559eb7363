"""A supervisor reads the audit figures and the cohort by keys alone, and saves them."""

from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from monitor.chart.audit import Exported
from monitor.chart.role_words import not_permitted
from monitor.charting.faults import NotPermitted
from monitor.charting.stored import ForReview
from tests.journeys.day_after import act_as, day_after
from tests.journeys.noted import noted
from tests.journeys.nurse import Nurse
from tests.journeys.protocols import CTRL_SHIFT
from ui.pages.figures_page import FiguresPage
from ui.views.figures.page import READING

ALT = Qt.KeyboardModifier.AltModifier


class Supervisor(Nurse):
    @property
    def page(self) -> FiguresPage:
        return self.vigil.parts.figures

    @property
    def lines(self) -> list[str]:
        return [line.spoken for line in self.page.model.lines]

    def go_to_figures(self) -> None:
        self.chord(Qt.Key.Key_R, CTRL_SHIFT)
        self.until(lambda: bool(self.page.model.lines))


@pytest.fixture
def supervisor(qtbot: QtBot, qapp: QApplication, charted: Path) -> Iterator[Supervisor]:
    with day_after(Supervisor, qtbot, qapp, charted) as supervisor:
        yield supervisor


def test_the_formula_of_the_marked_figure_stands_below(supervisor: Supervisor) -> None:
    supervisor.go_to_figures()
    assert supervisor.lines[0] == "Sets"
    assert supervisor.lines[1].startswith("Sets charted, fewer than 5 patients, ")
    assert supervisor.page.formula.text().startswith("sets charted of sets due")
    supervisor.chord(Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier)
    assert "Systolic BP" in supervisor.page.formula.text()
    assert supervisor.page.header.note.text() == "1 closed session"


def test_who_may_review_no_more_reads_why(supervisor: Supervisor) -> None:
    """The right is taken away while sessions are read: no figure is shown."""
    refusal = not_permitted(("nurse",), "review", {"supervisor": "yes"})
    page = supervisor.page
    with patch.object(ForReview, "may_read", side_effect=NotPermitted(refusal)):
        supervisor.chord(Qt.Key.Key_R, CTRL_SHIFT)
        supervisor.until(lambda: page.message.text() == refusal.sentence)
    assert not page.model.lines


def test_a_right_withdrawn_at_the_last_step_ends_it_there_too(
    supervisor: Supervisor,
) -> None:
    """All was read; what it comes to is not worked out."""
    refusal = not_permitted(("nurse",), "review", {"supervisor": "yes"})
    page = supervisor.page
    answers = [None, NotPermitted(refusal)]
    with patch.object(ForReview, "may_read", side_effect=answers):
        supervisor.chord(Qt.Key.Key_R, CTRL_SHIFT)
        supervisor.until(lambda: page.message.text() == refusal.sentence)
    assert not page.model.lines


def test_of_one_session_no_figure_is_told(supervisor: Supervisor) -> None:
    """Not one number: that would tell of one patient."""
    supervisor.go_to_figures()
    told = [line for line in supervisor.page.model.lines if not line.is_heading]
    assert {line.value for line in told} <= {"fewer than 5 patients", "\N{EN DASH}"}
    assert {(line.interval, line.n, line.of) for line in told} == {("", "", "")}


def test_the_cohort_is_a_key_away_and_hides_small_groups(
    supervisor: Supervisor,
) -> None:
    supervisor.go_to_figures()
    supervisor.chord(Qt.Key.Key_C, ALT)
    supervisor.until(lambda: supervisor.page.is_chart_shown)
    name = supervisor.page.chart.accessibleName()
    assert name == "Systolic BP: fewer than 5 patients at every time"
    supervisor.chord(Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier)
    supervisor.until(
        lambda: supervisor.page.chart.accessibleName().startswith("Diastolic BP")
    )


def test_by_month_and_time_to_response_are_keys_away(supervisor: Supervisor) -> None:
    """Of one session no number is told; Left and Right turn to another figure."""
    supervisor.go_to_figures()
    for _ in range(2):
        supervisor.chord(Qt.Key.Key_C, ALT)
        supervisor.settle()
    page = supervisor.page
    supervisor.until(lambda: page.is_chart_shown)
    assert page.header.title.text() == "By month, the last 90 days"
    first = page.chart.accessibleName()
    assert first.startswith("Sets charted, by month. Mar-2026 fewer than 5 patients")
    supervisor.chord(Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier)
    assert page.chart.accessibleName() != first
    supervisor.chord(Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier)
    assert page.chart.accessibleName() == first
    supervisor.chord(Qt.Key.Key_C, ALT)
    assert page.header.title.text() == "Time to response, the last 90 days"
    assert "No patient" in page.message.text() or "Fewer than 5" in page.message.text()
    assert not page.formula.text()
    supervisor.chord(Qt.Key.Key_C, ALT)
    supervisor.until(lambda: bool(supervisor.lines))
    assert not page.is_chart_shown


def test_another_protocol_is_chosen_in_the_cohort(supervisor: Supervisor) -> None:
    """Here there is one, so it stays; elsewhere it is said where."""
    supervisor.go_to_figures()
    supervisor.chord(Qt.Key.Key_R, ALT)
    assert "in the cohort" in supervisor.vigil.notice.words
    supervisor.chord(Qt.Key.Key_C, ALT)
    supervisor.until(lambda: supervisor.page.is_chart_shown)
    before = supervisor.page.header.note.text()
    assert before.startswith("iv40, 1 session")
    supervisor.chord(Qt.Key.Key_R, ALT)
    supervisor.settle()
    assert supervisor.page.header.note.text() == before


def test_another_period_is_read_anew(supervisor: Supervisor) -> None:
    supervisor.go_to_figures()
    title = supervisor.page.header.title
    assert title.text() == "Audit figures, the last 90 days"
    supervisor.chord(Qt.Key.Key_D, ALT)
    supervisor.until(lambda: "365" in title.text())
    supervisor.until(lambda: bool(supervisor.page.header.note.text()))


def test_what_is_shown_is_saved_and_noted(
    supervisor: Supervisor, tmp_path: Path
) -> None:
    """The names and formulae, and not one number of a group that is too small."""
    supervisor.go_to_figures()
    desk, actor = supervisor.vigil.desks.figures, supervisor.vigil.bedside.actor
    assert actor is not None
    file = tmp_path / "figures.csv"
    desk.save(actor, desk.shown_csv, str(file))
    supervisor.until(file.exists)
    supervisor.settle()
    head, first, *_ = file.read_text("utf-8").splitlines()
    assert head.startswith("kind,figure,value,low,high,method,numerator")
    assert first.startswith("Sets,Sets charted,fewer than 5 patients,,,,,,,,,,session,")
    deed = noted(supervisor)[-1].deed
    assert isinstance(deed, Exported)
    assert (deed.form, deed.sessions) == ("csv of figures", 0)


def test_a_nurse_is_not_offered_it(supervisor: Supervisor) -> None:
    act_as(supervisor, "nurse")
    assert "figures" not in {a.id for a in supervisor.vigil.screens.actions}
    supervisor.chord(Qt.Key.Key_R, CTRL_SHIFT)
    assert "for a supervisor or a prescriber" in supervisor.vigil.notice.words
    supervisor.chord(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    supervisor.type("figures")
    palette = supervisor.vigil.overlays.palette
    assert [a.why_not for a in palette.found()] == ["for a supervisor or a prescriber"]
    supervisor.type("\x1b")
    supervisor.vigil.navigation.show_page("figures")
    supervisor.until(lambda: supervisor.page.message.text() not in ("", READING))
    assert "not" in supervisor.page.message.text()
    assert not supervisor.page.model.lines


def test_escape_leads_back(supervisor: Supervisor) -> None:
    before = supervisor.vigil.screens.screen
    supervisor.go_to_figures()
    supervisor.type("\x1b")
    supervisor.settle()
    assert supervisor.vigil.screens.screen == before
