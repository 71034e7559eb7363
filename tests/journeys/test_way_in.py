"""Coming in through the real window: set-up, and signing in the next day."""

from pathlib import Path

import pytest

from monitor.access import to_key_anew
from monitor.access.recovery_code import new_code, printed
from monitor.chart.audit import SignedIn, SignInFailed
from monitor.storage.database import Database
from monitor.storage.faults import WrongKey
from monitor.storage.journal import FileJournal
from monitor.storage.opening import inspect
from tests.clocks import ManualClock
from tests.desk import NURSE
from tests.journeys.doorway import (
    NAME,
    OTHER,
    PASSWORD,
    SIGN_IN,
    Doorway,
    Open,
)
from tests.journeys.noted import noted
from tests.storage.charted import circumstances, patient


def _shown_code(here: Doorway) -> str:
    """Set up until the recovery code is shown."""
    here.at("who")
    here.answer(NAME, SIGN_IN)
    here.at("password")
    here.answer(PASSWORD, PASSWORD)
    here.at("code")
    return here.form.code.text()


def test_the_first_person_sets_up_and_signs_in_the_next_day(doorway: Open) -> None:
    first = doorway()
    first.set_up()
    who = first.is_in()
    assert (who.name, who.auth_method) == (NAME, "password")
    assert who.roles == {"administrator", "nurse"}
    assert first.vigil.screens.screen == "sessions"

    second = doorway()
    second.sign_in()
    assert second.is_in() == who


def test_a_first_start_says_that_nothing_is_kept_yet(doorway: Open) -> None:
    """Until it is; whoever starts it next is told that the record is closed."""
    first = doorway()
    first.at("who")
    running = first.vigil.parts.start.running
    assert running.message.text() == "Nothing is kept here yet"
    first.set_up()
    first.vigil.screens.go("start")
    assert running.message.text() == "No session is running"

    second = doorway()
    second.at("sign-in")
    said = second.vigil.parts.start.running.message.text()
    assert said == "The record is closed"


def test_the_clock_goes_on_before_anybody_has_signed_in(doorway: Open) -> None:
    here = doorway()
    here.at("who")
    here.clock.advance(minutes=11)
    now = here.clock.now()
    here.until(lambda: here.vigil.store.snapshot.now == now)


def test_nothing_is_on_the_disk_before_set_up_is_finished(doorway: Open) -> None:
    here = doorway()
    here.at("who")
    here.answer(NAME, SIGN_IN)
    here.at("password")
    here.answer(PASSWORD, PASSWORD)
    here.at("code")
    assert not here.folder.exists() or not any(here.folder.iterdir())
    doorway().at("who")


def test_no_key_and_no_name_is_left_in_the_folder(doorway: Open) -> None:
    here = doorway()
    here.set_up()
    assert not (here.folder / "record.key").exists()
    here.vigil.end()
    for file in here.folder.iterdir():
        content = file.read_bytes().lower()
        assert not any(word in content for word in (b"okafor", b"kettle", b"481926"))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("short", "short"), "It has 5 characters and needs at least 15"),
        ((PASSWORD, OTHER), "What is typed here is not what is typed above"),
        (("okaforokaforokafor",) * 2, "It is made of your name"),
    ],
)
def test_a_password_that_is_not_taken(
    doorway: Open, typed: tuple[str, str], said: str
) -> None:
    """It says why beside the field, and another is taken."""
    here = doorway()
    here.at("who")
    here.answer(NAME, SIGN_IN)
    here.at("password")
    here.answer(*typed)
    assert said in here.is_refused()
    here.answer(PASSWORD, PASSWORD)
    here.at("code")


def test_a_code_that_is_not_the_one_shown(doorway: Open) -> None:
    """The PIN is asked for once it was typed back, however it is cased and grouped."""
    here = doorway()
    code = _shown_code(here)
    here.answer(code[:-1])
    assert "27 of 28 characters" in here.is_refused()
    here.answer("0000-0000-0000-0000-0000-0000-0000")
    assert "not the one that is shown" in here.is_refused()
    here.answer(code.replace("-", " ").lower())
    here.at("pin")
    here.answer("123456", "123456")
    assert "a sequence" in here.is_refused()


def test_a_wrong_password_and_then_the_right_one(doorway: Open) -> None:
    doorway().set_up()
    here = doorway()
    here.sign_in(password=OTHER)
    assert "not those of one person here" in here.is_refused()
    assert here.form.boxes["password"].text() == ""
    here.answer(SIGN_IN, PASSWORD)
    assert "Wait 1 s" in here.is_refused()
    here.clock.advance(seconds=2)
    here.answer(SIGN_IN, PASSWORD)
    assert here.is_in().name == NAME


def test_signing_in_is_noted_and_so_is_failing(doorway: Open) -> None:
    """Also what was tried before the record was open, with the time of it."""
    doorway().set_up()
    here = doorway()
    tried_at = here.clock.now()
    here.sign_in(password=OTHER)
    assert here.is_refused()
    here.clock.advance(minutes=1)
    here.answer(SIGN_IN, PASSWORD)
    who = here.is_in()

    rows = [(row.deed, row.who, row.at) for row in noted(here)[-2:]]
    failed = SignInFailed(method="password", failures=1)
    assert sorted(rows, key=lambda row: row[2]) == [
        (failed, None, tried_at),
        (SignedIn(method="password"), who.person, here.clock.now()),
    ]


def test_what_was_not_tried_is_noted_as_no_failure(doorway: Open) -> None:
    """While the wait goes on; and how many there were goes on after a restart."""
    doorway().set_up()
    here = doorway()
    here.sign_in(password=OTHER)
    assert "not those of one person" in here.is_refused()
    for _ in range(3):
        here.answer(SIGN_IN, OTHER)
        here.until(lambda: "Wait 1 s" in here.said and not here.form.step.is_busy)
    here.clock.advance(seconds=1)
    here.answer(SIGN_IN, OTHER)
    here.until(lambda: "not those of one" in here.said and not here.form.step.is_busy)
    here = doorway()
    here.clock.advance(minutes=5)
    here.sign_in(password=OTHER)
    assert here.is_refused()
    here.clock.advance(minutes=5)
    here.answer(SIGN_IN, PASSWORD)
    here.is_in()

    found = [row.deed for row in noted(here) if isinstance(row.deed, SignInFailed)]
    # What was tried in a program that ended before the record was open is told in one.
    assert sorted(deed.failures for deed in found) == [2, 3]


def test_before_anybody_signed_in_nothing_is_told(doorway: Open) -> None:
    doorway().set_up()
    here = doorway()
    here.at("sign-in")
    page = here.vigil.parts.start
    assert page.running.message.text() == "The record is closed"
    assert NAME not in [chip.text() for chip in here.form.chips]


def test_who_may_see_no_chart_is_shown_none(doorway: Open) -> None:
    here = doorway()
    here.set_up(beside="Administrator only")
    assert here.is_in().roles == {"administrator"}
    assert here.vigil.screens.screen == "people"


@pytest.mark.parametrize("action", ["board", "find", "new"])
def test_nor_by_any_key(doorway: Open, action: str) -> None:
    """It says why, and the page stays."""
    here = doorway()
    here.set_up(beside="Administrator only")
    here.vigil.actions.do(action)
    assert "an administrator may not view a chart" in here.vigil.notice.words
    assert here.vigil.screens.screen == "people"


def test_a_record_of_before_is_taken_over(doorway: Open, tmp_path: Path) -> None:
    """Its key file goes, and then the key in it; what was charted stays."""
    folder = tmp_path / "record"
    with Database(folder) as database:
        journal = FileJournal(database, ManualClock())
        journal.append([patient("demo")], NURSE, circumstances())
        before = database.folder.key()
    here = doorway()
    here.at("who")
    assert here.vigil.parts.start.running.message.text() == "The record is closed"
    here.set_up()
    assert not (folder / "record.key").exists()
    found: list[object] = []
    here.vigil.bedside.ask(lambda recorder: recorder.patients(), found.extend)
    here.until(lambda: len(found) == 1)
    here.vigil.bedside.tick()
    here.until(lambda: not to_key_anew.is_noted(folder))
    here.until(lambda: not here.vigil.admission.access._is_under_way)
    with pytest.raises(WrongKey):
        inspect(folder / "record.db", before)


def test_set_up_that_was_cut_short_is_finished(
    doorway: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Slots are there and nobody is enrolled: whoever signs in says who they are.

    A password alone makes nobody an administrator.
    """
    here = doorway()
    with monkeypatch.context() as cut:
        cut.setattr("ui.way_in.setting_up.enrol_first", _power_cut)
        code = here.type_set_up()
        here.is_refused()
    here = doorway()
    here.sign_in()
    here.at("unfinished")
    here.answer(NAME, printed(new_code()))
    assert "not of this record" in here.is_refused()
    here.answer(NAME, code)
    assert here.is_in().name == NAME


def _power_cut(*_: object) -> None:
    raise RuntimeError("power cut")


def test_escape_at_the_code_goes_back_and_it_stays_the_same(doorway: Open) -> None:
    """It prints nothing, and what was written down is still right."""
    here = doorway()
    code = _shown_code(here)
    here.type("\x1b")
    here.at("password")
    here.answer(PASSWORD, PASSWORD)
    here.at("code")
    assert here.form.code.text() == code
