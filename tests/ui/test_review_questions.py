"""What a screen asks of many sessions is refused by the record, whoever asks."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from msgspec.structs import replace

from monitor.chart.commands import AnyCommand
from monitor.chart.entries import Actor
from monitor.chart.people import Person
from monitor.chart.refusals import Refusal
from monitor.chart.role_words import NOT_PERMITTED
from monitor.charting.reads import SessionRead
from monitor.review.drawing import Drawing, Wanted
from monitor.review.kept_records import Kept
from monitor.review.overseen import Overseeing
from monitor.review.survey import Period, Survey
from monitor.review.trial import Trial
from tests.builders import START, iv40
from tests.charting.clinic import IV40
from tests.charting.staffed import Ward, staffed_ward
from tests.charting.standing import who
from tests.role_table import cells
from tests.staff import ADMIN, change, disabling, signed_in
from ui.handing_out import HandingOut, hand_out
from ui.oversight_questions import Span, begin_drawing, begin_oversight
from ui.oversight_questions import turn as oversight_turn
from ui.review_questions import (
    Choice,
    Group,
    begin_survey,
    begin_trial,
    cohort,
    kept_of,
    save_figures,
    turn,
)

Begun = TypeVar("Begun", Survey, Trial, Overseeing, Drawing)

ASKED: dict[str, Callable[[Ward, str], object]] = {
    "survey": lambda w, s: begin_survey(Period(), who(s), w.recorder),
    "back-test": lambda w, s: begin_trial(iv40(), who(s), w.recorder),
    "cohort": lambda w, s: cohort(Choice(), Period(), who(s), w.recorder),
}
REVIEW = [(s, said) for act, s, said in cells() if act == "review"]
EXPORTS = [(s, said) for act, s, said in cells() if act == "exports"]


@pytest.fixture(scope="module")
def ward(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ward]:
    with staffed_ward(tmp_path_factory.mktemp("ward") / "record") as ward:
        yield ward


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize(("standing", "said"), REVIEW)
def test_figures_are_told_to_whoever_may_review(
    ward: Ward, asked: str, standing: str, said: str
) -> None:
    """Where people sign in a name alone is not enough."""
    answer = ASKED[asked](ward, standing)
    is_refused = isinstance(answer, Refusal) and answer.what == NOT_PERMITTED
    assert is_refused == (said == "-" or standing == "unverified")


ALL = Span(None, START.date())
SAMPLE = Wanted(START.date(), START.date(), 1)
UNDER_WAY: dict[str, Callable[[Ward, Actor], Survey | Trial | Overseeing | Drawing]] = {
    "survey": lambda w, by: begun(begin_survey(Period(), by, w.recorder)),
    "back-test": lambda w, by: begun(begin_trial(iv40(), by, w.recorder)),
    "oversight": lambda w, by: begun(begin_oversight(ALL, by, w.recorder)),
    "sample": lambda w, by: begun(begin_drawing(SAMPLE, by, w.recorder)),
}
WITHDRAWN: dict[str, Callable[[Ward, Actor], AnyCommand]] = {
    "access ended": lambda _, by: disabling(by.person),
    "role changed": lambda w, by: change(
        _known(w, by), roles=frozenset({"nurse"}), at=w.steady.now()
    ),
    "an auditor by now": lambda w, by: change(
        _known(w, by), roles=frozenset({"auditor"}), at=w.steady.now()
    ),
}


def begun(found: Begun | Refusal | Kept) -> Begun:
    assert not isinstance(found, Refusal | Kept)
    return found


def _known(ward: Ward, by: Actor) -> Person:
    found = ward.recorder.people(by=signed_in(ADMIN)).person(by.person)
    assert found is not None
    return found


def looked_at(under_way: Survey | Trial | Overseeing | Drawing) -> int:
    return under_way.among if isinstance(under_way, Drawing) else under_way.done


@pytest.mark.parametrize("what", UNDER_WAY)
@pytest.mark.parametrize("standing", ["supervisor", "prescriber"])
@pytest.mark.parametrize("how", WITHDRAWN)
def test_a_right_that_is_withdrawn_ends_what_is_under_way(
    what: str, standing: str, how: str
) -> None:
    """At the next turn, with a sentence; nothing more is read."""
    ward, by = Ward().staffed(), who(standing)
    ward.close(40)
    under_way = UNDER_WAY[what](ward, by)
    withdrawn = replace(WITHDRAWN[how](ward, by), at=ward.steady.now())
    ward.charted(withdrawn, signed_in(ADMIN))
    ask = turn if isinstance(under_way, Survey | Trial) else oversight_turn
    refused = ask(under_way, ward.recorder)  # type: ignore[arg-type]  # as the page does
    assert isinstance(refused, Refusal)
    assert refused.what == NOT_PERMITTED
    assert looked_at(under_way) == 0


@pytest.mark.parametrize("what", UNDER_WAY)
def test_who_keeps_the_right_comes_to_the_end(what: str) -> None:
    """One session was closed, and is read."""
    ward, by = Ward().staffed(), who("supervisor")
    ward.close(40)
    ward.charted(disabling(who("prescriber").person), signed_in(ADMIN))
    under_way = UNDER_WAY[what](ward, by)
    ask = turn if isinstance(under_way, Survey | Trial) else oversight_turn
    while not under_way.is_done:
        assert ask(under_way, ward.recorder) is None  # type: ignore[arg-type]
    if not isinstance(under_way, Drawing):
        assert under_way.done == under_way.total
    assert looked_at(under_way) > 0


def test_what_reads_many_sessions_can_write_nothing() -> None:
    """What it is given has no way to."""
    ward = Ward().staffed()
    stored = ward.recorder.all_sessions.stored(by=who("supervisor"))
    there = {name for name in dir(stored) if not name.startswith("_")}
    assert there == {
        *("may_read", "entries", "sessions", "protocol", "protocols"),
        *("condensed", "closed_by_protocol"),
    }


def test_axes_of_a_protocol_that_is_offered_no_more_are_its_own() -> None:
    """Found by the text that the record keeps."""
    ward = Ward().staffed()
    text = IV40.replace('id = "iv40"', 'id = "iv39"', 1)
    ward.journal.keep_protocol(text)
    stored = ward.recorder.all_sessions.stored(by=who("supervisor"))
    found = kept_of(stored, Group("iv39"))
    assert found is not None
    assert found.id == "iv39"
    assert kept_of(stored, Group("iv39", found.version + 1)) is None


@pytest.mark.parametrize("what", ["figures", "session"])
@pytest.mark.parametrize(("standing", "said"), EXPORTS)
def test_no_file_is_written_for_whoever_may_not_export(
    ward: Ward, tmp_path: Path, standing: str, said: str, what: str
) -> None:
    """Also where nobody asked before whether they may."""
    file, by = tmp_path / "file.csv", who(standing)
    if what == "figures":
        why = save_figures(by, file, b"n\r\n1\r\n", ward.recorder)
    else:
        read = ward.recorder.session(ward.session_id, by=who("nurse"))
        assert isinstance(read, SessionRead)
        handed = HandingOut(read, by, file, b"n\r\n1\r\n", "csv", 1)
        why = hand_out(handed, ward.recorder)
    may = said == "yes" and standing != "unverified"
    assert (file.exists(), why == "") == (may, may)
    assert may or NOT_PERMITTED in why
