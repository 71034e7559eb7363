"""A supervisor looks a week over by keys alone, and says how a report stands."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from shutil import copytree

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from monitor.chart.entries import Actor
from monitor.chart.kinds import ReportStatus
from monitor.chart.oversight_deeds import SampleDrawn
from monitor.chart.report_status import reports
from monitor.charting.ports import SessionQuery
from monitor.charting.reads import SessionRead
from monitor.charting.recorder import Recorder
from tests.desk import PATIENT
from tests.journeys.day_after import act_as, day_after
from tests.journeys.noted import noted
from tests.journeys.nurse import Nurse
from tests.staff import ADMIN, FIRST, SETTING_UP, signed_in
from ui.pages.oversight_page import OversightPage
from ui.panels.strip_message import StripMessage
from ui.views.oversight.shown import READING
from ui.widgets.label import Label

ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier


class Supervisor(Nurse):
    number = ""
    """Of the one patient who is here; read before people sign in."""

    @property
    def page(self) -> OversightPage:
        return self.vigil.parts.oversight

    @property
    def section(self) -> str:
        return self.page.section

    @property
    def lines(self) -> list[str]:
        return [line.spoken for line in self.page.model.lines]

    @property
    def notice(self) -> str:
        return self.vigil.notice.words

    @property
    def asked(self) -> str:
        """What the form says of what was typed."""
        return self.page.form.findChildren(StripMessage)[0].text()

    def look(self) -> None:
        self.chord(Qt.Key.Key_O, ALT)
        self.until(lambda: self.section == "Open and unsigned")

    def turn_to(self, name: str) -> None:
        for _ in range(len(self.page.sections.lines)):
            if self.section == name:
                return
            self.chord(Qt.Key.Key_Right, NONE)
        assert self.section == name


@pytest.fixture
def supervisor(
    qtbot: QtBot, qapp: QApplication, charted: Path, tmp_path: Path
) -> Iterator[Supervisor]:
    """A copy for each, since what is charted in one is no business of the next."""
    folder = tmp_path / "record"
    copytree(charted, folder)
    with day_after(Supervisor, qtbot, qapp, folder) as supervisor:
        yield supervisor


def test_what_is_amiss_comes_first_and_each_line_opens_its_session(
    supervisor: Supervisor,
) -> None:
    """Escape in the session comes back to the same section and line."""
    supervisor.look()
    assert [line.name for line in supervisor.page.sections.lines] == [
        "Open and unsigned",
        "Drug account",
        "Overrides",
        "Reports",
        "Random sample",
        "Staff and equipment",
        "Who viewed",
        "Kept and held",
    ]
    (left,) = supervisor.lines
    assert left.startswith("not signed, ")
    assert supervisor.page.whole.text().endswith("Enter opens the session")
    supervisor.turn_to("Drug account")
    assert "ketamine" in supervisor.lines[0]
    supervisor.type("\n")
    supervisor.until(lambda: supervisor.vigil.screens.screen == "live")
    assert not supervisor.session.session.is_open
    supervisor.type("\x1b")
    supervisor.until(lambda: supervisor.vigil.screens.screen == "oversight")
    assert supervisor.section == "Drug account"
    assert PATIENT.details.identifier not in " ".join(supervisor.lines)


def test_a_report_is_charted_once_it_was_confirmed(supervisor: Supervisor) -> None:
    """Who and when stand in the question; the section then has it, and the record."""
    supervisor.look()
    supervisor.chord(Qt.Key.Key_R, ALT)
    supervisor.type("s")
    supervisor.type("Health Board\tR-17\t20-Mar-2026\tNational rule")
    supervisor.type("\n")
    said = supervisor.asked
    assert "Report to Health Board: sent, by B. Lee on 15-Mar-2026" in said
    supervisor.type("\n")
    supervisor.until(lambda: not supervisor.page.is_form_shown)
    supervisor.settle()
    supervisor.turn_to("Reports")
    supervisor.until(lambda: bool(supervisor.lines))
    (line,) = supervisor.lines
    assert line.startswith("sent, Health Board, about the session, by 20-Mar-2026")
    supervisor.type("\n")
    supervisor.until(lambda: supervisor.vigil.screens.screen == "live")
    (report,) = reports(supervisor.session.session)
    assert (report.to, report.state, report.reference) == (
        "Health Board",
        "sent",
        "R-17",
    )


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("\n", "Nobody said how the report stands"),
        ("s\n", "Nobody said to whom"),
        ("sBoard\t\t20-Mar\n", "20-Mar is no day with its year"),
        ("xBoard\n\n", "note"),
    ],
)
def test_a_report_that_says_too_little_is_refused(
    supervisor: Supervisor, typed: str, why: str
) -> None:
    supervisor.look()
    supervisor.chord(Qt.Key.Key_R, ALT)
    supervisor.type(typed)
    supervisor.settle()
    assert supervisor.page.is_form_shown
    assert why in supervisor.asked
    supervisor.type("\x1b")
    assert not any(isinstance(f, ReportStatus) for f in charted_in(supervisor))


def test_a_sample_is_drawn_again_by_its_seed(supervisor: Supervisor) -> None:
    supervisor.look()
    supervisor.chord(Qt.Key.Key_N, ALT)
    supervisor.type("1\tmay-7\n")
    supervisor.until(lambda: supervisor.section == "Random sample")
    first = supervisor.lines
    assert first[0].startswith("seed, may-7, 1 of 1 closed session")
    deeds = (row.deed for row in noted(supervisor))
    (deed,) = (deed for deed in deeds if isinstance(deed, SampleDrawn))
    assert (deed.seed, deed.drawn, deed.last_day) == ("may-7", 1, "2026-03-15")
    supervisor.chord(Qt.Key.Key_N, ALT)
    supervisor.type("1\tmay-7\n")
    supervisor.until(lambda: not supervisor.page.is_form_shown)
    assert supervisor.lines == first


def test_a_draw_ends_where_its_form_is_left(supervisor: Supervisor) -> None:
    """Nothing is told or noted of it, and another can be asked for at once."""
    supervisor.look()
    supervisor.chord(Qt.Key.Key_N, ALT)
    supervisor.type("1\tmay-7\n\x1b")
    supervisor.settle()
    assert not supervisor.page.is_form_shown
    deeds = [row.deed for row in noted(supervisor)]
    assert not any(isinstance(deed, SampleDrawn) for deed in deeds)
    supervisor.chord(Qt.Key.Key_N, ALT)
    supervisor.type("1\tmay-8\n")
    supervisor.until(lambda: supervisor.section == "Random sample")
    assert supervisor.lines[0].startswith("seed, may-8")


def test_who_viewed_is_asked_of_what_is_drawn_as_of_all_else(
    supervisor: Supervisor,
) -> None:
    """A session is drawn from more than those that are looked at."""
    supervisor.look()
    supervisor.chord(Qt.Key.Key_N, ALT)
    supervisor.type("1\tmay-7\n")
    supervisor.until(lambda: supervisor.section == "Random sample")
    desk = supervisor.vigil.desks.oversight
    told = desk.shown.told
    assert told is not None
    desk.become(replace(desk.shown, told=replace(told, rows={})))
    supervisor.chord(Qt.Key.Key_Down, NONE)
    supervisor.chord(Qt.Key.Key_W, ALT)
    supervisor.settle()
    assert "not permitted" in supervisor.notice


def test_the_page_is_told_to_a_screen_reader(supervisor: Supervisor) -> None:
    """The page itself has the focus: its name is the section, and it tells the line."""
    supervisor.look()
    page = supervisor.page
    assert page.hasFocus()
    supervisor.turn_to("Drug account")
    assert "Drug account" in page.accessibleName()
    assert "ketamine" in page.accessibleDescription()
    assert "/" not in page.accessibleDescription()
    supervisor.turn_to("Random sample")
    assert page.accessibleDescription().startswith("None drawn yet")
    entered = [w for w in page.findChildren(QWidget) if _takes_focus(w)]
    assert entered
    for widget in entered:
        spoken = QAccessible.queryAccessibleInterface(widget)
        assert spoken.text(QAccessible.Text.Name)


def _takes_focus(widget: QWidget) -> bool:
    policy = widget.focusPolicy()
    return widget.isVisible() and policy is not Qt.FocusPolicy.NoFocus


def test_other_days_are_read_anew(supervisor: Supervisor) -> None:
    supervisor.look()
    title = supervisor.page.header.title
    assert title.text() == "Oversight, the last 7 days"
    for words in ("30 days", "90 days", "all days", "today"):
        supervisor.chord(Qt.Key.Key_D, ALT)
        supervisor.until(partial(_says, title, words))
    supervisor.until(lambda: bool(supervisor.page.sections.lines))
    supervisor.turn_to("Drug account")
    assert supervisor.page.message.text() == (
        "No drug was ordered. Alt+D shows other days"
    )


def test_a_nurse_is_not_offered_it(supervisor: Supervisor) -> None:
    act_as(supervisor, "nurse")
    assert "oversight" not in {a.id for a in supervisor.vigil.screens.actions}
    supervisor.vigil.navigation.show_page("oversight")
    supervisor.until(lambda: supervisor.page.message.text() not in ("", READING))
    assert "not permitted" in supervisor.page.message.text()
    assert not supervisor.page.model.lines


def test_who_viewed_is_for_an_auditor(supervisor: Supervisor) -> None:
    supervisor.look()
    supervisor.chord(Qt.Key.Key_W, ALT)
    supervisor.settle()
    assert "not permitted" in supervisor.notice
    assert supervisor.section == "Open and unsigned"


def test_escape_leads_back(supervisor: Supervisor) -> None:
    before = supervisor.vigil.screens.screen
    supervisor.look()
    supervisor.type("\x1b")
    supervisor.settle()
    assert supervisor.vigil.screens.screen == before


class TestKeeping:
    """R. Singh, who is an administrator, holds and lifts, and sees nothing else."""

    @pytest.fixture
    def keeper(self, supervisor: Supervisor) -> Supervisor:
        def enrol(recorder: Recorder) -> None:
            recorder.handle(FIRST, SETTING_UP)

        supervisor.number = number_of(supervisor)
        supervisor.vigil.bedside.ask(enrol, lambda _: None)
        supervisor.settle()
        supervisor.vigil.store.name_actor(
            Actor(
                person=signed_in(ADMIN).person,
                name="R. Singh",
                auth_method="password",
                roles=frozenset({"administrator"}),
            )
        )
        supervisor.chord(Qt.Key.Key_O, ALT)
        supervisor.until(lambda: bool(supervisor.page.model.lines))
        return supervisor

    def test_a_hold_is_placed_and_lifted(self, keeper: Supervisor) -> None:
        assert len(keeper.page.sections.lines) == 1
        number = keeper.number
        keeper.chord(Qt.Key.Key_H, ALT)
        keeper.type(f"{number}\tK. Weiss\tclaim of March\n")
        assert "Record held, asked by K. Weiss, by R. Singh" in keeper.asked
        keeper.type("\n")
        keeper.until(lambda: len(keeper.lines) == 2)
        assert "asked by K. Weiss" in keeper.lines[1]
        assert number not in " ".join(keeper.lines)
        keeper.chord(Qt.Key.Key_Down, NONE)
        keeper.chord(Qt.Key.Key_X, ALT)
        keeper.type("claim was settled\n\n")
        keeper.until(lambda: len(keeper.lines) == 1)

    def test_a_number_that_nobody_has_holds_nobody(self, keeper: Supervisor) -> None:
        keeper.chord(Qt.Key.Key_H, ALT)
        keeper.type("NOBODY-1\tK. Weiss\tclaim of March\n\n")
        keeper.settle()
        assert "nobody in this record has that number" in keeper.asked
        assert len(keeper.lines) == 1

    def test_the_years_of_keeping_are_set(self, keeper: Supervisor) -> None:
        keeper.chord(Qt.Key.Key_Y, ALT)
        keeper.type("10\tBGB 630f\n\n")
        keeper.until(lambda: "10 years" in keeper.lines[0])


def _says(label: Label, words: str) -> bool:
    return words in label.text()


def number_of(supervisor: Supervisor) -> str:
    found: list[str] = []

    def read(recorder: Recorder) -> list[str]:
        return [p.details.identifier for p in recorder.patients()]

    supervisor.vigil.bedside.ask(read, found.extend)
    supervisor.settle()
    return found[0]


def charted_in(supervisor: Supervisor) -> list[object]:
    """What every session here has, as the record knows it."""

    def read(recorder: Recorder) -> list[object]:
        rows = recorder.sessions(SessionQuery(limit=None))
        reads = [recorder.session(row.id) for row in rows]
        return [
            fact.payload
            for found in reads
            if isinstance(found, SessionRead)
            for fact in found.session.facts
        ]

    found: list[object] = []
    supervisor.vigil.bedside.ask(read, found.extend)
    supervisor.settle()
    return found
