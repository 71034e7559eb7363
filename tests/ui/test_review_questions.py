"""What a screen asks of many sessions is refused by the record, whoever asks."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from monitor.chart.refusals import Refusal
from monitor.chart.role_words import NOT_PERMITTED
from monitor.charting.reads import SessionRead
from monitor.review.survey import Period
from tests.builders import iv40
from tests.charting.staffed import Ward, staffed_ward
from tests.charting.standing import who
from tests.role_table import cells
from ui.handing_out import HandingOut, hand_out
from ui.review_questions import (
    Choice,
    begin_survey,
    begin_trial,
    cohort,
    save_figures,
)

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
