"""The pages of the review list, of a record that goes on meanwhile."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, cast
from uuid import UUID

import msgspec
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from monitor.charting.review_list import PAGE, FacetCounts, Place, ReviewRow, Sought
from monitor.review.matching import Line, matches
from tests.ui.listed import NOW, counts, row
from tests.ui.opening import INGRID
from ui.list_desk import ListDesk
from ui.pages.review_page import ReviewListPage
from ui.panels.review_list.facets import FacetMark


class Record:
    """Closed sessions, one of which after the other was opened an hour before."""

    def __init__(self, lines: int) -> None:
        self.rows = {n: row(n) for n in range(1, lines + 1)}

    def change(self, *numbers: int, **changes: object) -> None:
        for number in numbers:
            self.rows[number] = row(number, **changes)

    def page(self, sought: Sought, after: Place | None) -> list[ReviewRow]:
        found = (r for r in self.rows.values() if matches(sought, Line(row=r), {}))
        places = sorted(found, key=lambda one: one.place, reverse=True)
        return [one for one in places if after is None or one.place < after][:PAGE]

    def counts(self, sought: Sought, _: object) -> FacetCounts:
        rows = self.rows.values()
        found = [r for r in rows if matches(sought, Line(row=r), {})]
        return counts(found, len(rows))

    def found(self, _: Sought) -> None:
        return None


class Asked(QObject):
    """The bedside, as far as the list asks it: what is asked is answered in turn."""

    charted = Signal(object)

    def __init__(self, record: Record) -> None:
        super().__init__()
        self._recorder = cast("Any", SimpleNamespace(review=record))
        self._waiting: list[Callable[[], None]] = []
        self.count = 0

    def ask(self, question: Callable[[Any], Any], then: Callable[[Any], None]) -> None:
        self.count += 1
        self._waiting.append(lambda: then(question(self._recorder)))

    def fetch(self, id_: UUID, then: Callable[[Any], None]) -> None:
        """No chart is there."""

    def answer(self) -> None:
        while self._waiting:
            self.answer_one()

    def answer_one(self) -> None:
        self._waiting.pop(0)()


class Own(QObject):
    """No view of one's own."""

    changed = Signal()
    typed: tuple[str, ...] = ()

    def keep(self, typed: str) -> None:
        """Nothing is kept."""

    def forget(self, typed: str) -> None:
        """Nothing was."""


class Supervisor:
    """Reads in the list of a record of so many sessions."""

    def __init__(self, lines: int, qtbot: QtBot) -> None:
        self.record = Record(lines)
        self.bedside = Asked(self.record)
        self.page = ReviewListPage()
        qtbot.addWidget(self.page)
        self.page.resize(1900, 960)
        snapshot = SimpleNamespace(now=NOW, zone="Europe/London", open_sessions=())
        self.own = Own()
        self.desk = ListDesk(
            self.page,
            cast("Any", self.bedside),
            cast("Any", SimpleNamespace(snapshot=snapshot)),
            cast("Any", self.own),
        )
        self.page.show()
        self.begin()

    def begin(self) -> None:
        self.desk.begin()
        self.bedside.answer()

    def turn_to_end(self) -> None:
        self.page.step(self.page.model.rowCount())
        self.bedside.answer()

    def chart(self, number: int) -> None:
        self.bedside.charted.emit(UUID(int=number))
        self.bedside.answer()

    def seek(self, typed: str) -> None:
        self.page.search.selectAll()
        QTest.keyClicks(self.page.search, typed)

    def read_to_review(self) -> None:
        """Two pages, of which all is to be reviewed."""
        self.record.change(*range(1, 2 * PAGE + 1), to_review=1)
        self.seek("review:yes")
        self.bedside.answer()
        self.turn_to_end()

    @property
    def listed(self) -> list[int]:
        return [line.id.int for line in self.page.model.lines]


@pytest.fixture
def reader(qtbot: QtBot) -> Supervisor:
    return Supervisor(3 * PAGE, qtbot)


def test_every_session_is_listed_once_down_to_the_last(reader: Supervisor) -> None:
    reader.turn_to_end()
    reader.turn_to_end()
    assert reader.listed == list(range(1, 3 * PAGE + 1))
    asked = reader.bedside.count
    reader.turn_to_end()
    reader.turn_to_end()
    assert reader.bedside.count == asked + 1, "behind the last page there is none"


def test_what_comes_to_be_reviewed_behind_what_was_read_is_listed(
    reader: Supervisor,
) -> None:
    """It stands among what was read by now, and comes with no further page."""
    reader.turn_to_end()
    marked = reader.page.marked
    late = 2 * PAGE + 20
    reader.record.change(late, to_review=1)
    reader.chart(late)
    assert reader.listed[:2] == [late, 1]
    assert reader.page.marked == marked, "who reads goes on where they are"
    reader.turn_to_end()
    assert sorted(reader.listed) == list(range(1, 3 * PAGE + 1))


def test_a_line_that_was_read_is_told_anew_in_its_place(reader: Supervisor) -> None:
    reader.turn_to_end()
    before = reader.listed
    reader.record.change(7, state="not signed", to_review=1, to_sign=1)
    reader.chart(7)
    assert reader.listed == before
    assert reader.page.model.lines[6].state == "To review, not signed"
    reader.chart(999)
    assert reader.listed == before


def test_a_page_that_tells_nothing_new_is_passed(qtbot: QtBot) -> None:
    """All that was to be reviewed was seen meanwhile, and stands in its own place."""
    reader = Supervisor(3 * PAGE, qtbot)
    first = range(1, PAGE + 1)
    reader.record.change(*first, to_review=1)
    reader.begin()
    reader.record.change(*first)
    reader.turn_to_end()
    assert reader.listed == list(range(1, 2 * PAGE + 1))


def test_a_list_that_is_read_afresh_goes_on_to_the_next_page(
    reader: Supervisor,
) -> None:
    """Although as many lines were there when the next page was asked for."""
    reader.turn_to_end()
    reader.page.step(-reader.page.model.rowCount())
    reader.desk.leave()
    reader.begin()
    assert len(reader.listed) == PAGE
    reader.turn_to_end()
    assert len(reader.listed) == 2 * PAGE


def test_a_line_that_is_sought_no_more_goes_and_is_counted_no_more(
    reader: Supervisor,
) -> None:
    reader.read_to_review()
    marked = reader.page.marked
    reader.record.change(7)
    reader.chart(7)
    assert reader.listed == [n for n in range(1, 2 * PAGE + 1) if n != 7]
    assert reader.page.marked == marked, "who reads goes on where they are"
    assert reader.page.search.told.text() == "99 of 150"


def test_where_the_marked_line_goes_the_one_in_its_place_is_marked(
    reader: Supervisor,
) -> None:
    reader.read_to_review()
    reader.page.step(60 - reader.page.list.currentIndex().row() - 1)
    reader.record.change(60)
    reader.chart(60)
    assert reader.page.marked is not None
    assert reader.page.marked.id.int == 61


def test_what_is_charted_is_counted_of_several_pages_as_well(
    reader: Supervisor,
) -> None:
    reader.turn_to_end()
    reader.record.change(7, room="Room 9")
    reader.chart(7)
    facets = reader.page.facets.findChildren(FacetMark)
    assert "Room 9, 1" in [facet.accessibleName() for facet in facets]


def test_a_line_is_listed_among_those_of_its_own_filter_alone(
    reader: Supervisor,
) -> None:
    """Two filters typed in haste: of the second no page is there yet."""
    reader.turn_to_end()
    before = reader.listed
    reader.page.searched.emit("review:yes")
    reader.page.searched.emit("sign:yes")
    late = 2 * PAGE + 20
    reader.record.change(late, to_review=1, to_sign=1)
    reader.bedside.charted.emit(UUID(int=late))
    reader.bedside.answer_one()
    reader.bedside.answer_one()
    assert reader.listed in (before, [late]), reader.listed
    reader.bedside.answer()
    assert reader.listed == [late]


def test_nothing_is_listed_once_the_reader_is_elsewhere(reader: Supervisor) -> None:
    reader.turn_to_end()
    before = reader.listed
    late = 2 * PAGE + 20
    reader.record.change(late, to_review=1)
    reader.bedside.charted.emit(UUID(int=late))
    reader.desk.leave()
    reader.bedside.answer()
    assert reader.listed == before


def test_a_patient_who_is_corrected_is_told_anew_in_each_line(
    reader: Supervisor,
) -> None:
    """What is charted of a patient is told in all lines that were read of them."""
    whose = UUID(int=900)
    reader.record.change(7, 60, patient=whose.bytes)
    reader.begin()
    reader.turn_to_end()
    corrected = replace(INGRID.details, family="Halvorsen-Lie")
    told = msgspec.json.encode(corrected)
    reader.record.change(7, 60, patient=whose.bytes, details=told)
    reader.chart(whose.int)
    names = [line.patient for line in reader.page.model.lines]
    assert [n for n, name in enumerate(names, 1) if "LIE" in name] == [7, 60]
