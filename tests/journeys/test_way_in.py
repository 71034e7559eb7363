"""Coming in through the real window: set-up, sign-in, a first PIN, the code."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from monitor.access.signing_in import Credentials
from monitor.chart.audit import SignedIn, SignInFailed
from monitor.chart.commands import EnrolPerson
from monitor.chart.entries import Actor
from monitor.chart.people import PEOPLE
from monitor.charting.recorder import Recorder
from monitor.clock import new_id
from monitor.storage.database import Database
from monitor.storage.journal import FileJournal
from tests.access.keyring import CHEAP
from tests.clocks import ManualClock
from tests.desk import NURSE
from tests.journeys.doorway import NAME, PASSWORD, SIGN_IN, Doorway
from tests.journeys.noted import noted
from tests.storage.charted import circumstances, patient

OWN = "walnut ferry copper dusk"
GIVEN = "puddle harp mitten crow"

Open = Callable[[], Doorway]


@pytest.fixture
def doorway(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Open]:
    """Opens the app over one folder, and ends the one before."""
    monkeypatch.setattr("monitor.access.doorkeeper.calibrated", lambda _: CHEAP)
    running: list[Doorway] = []

    def start() -> Doorway:
        while running:
            running.pop().vigil.end()
        running.append(Doorway(qtbot, qapp, tmp_path / "record"))
        return running[-1]

    yield start
    for one in running:
        one.vigil.end()


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
        (("short", "short"), "It has 5 characters of at least 15"),
        ((PASSWORD, OWN), "What is typed here is not what is typed above"),
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
    here.at("who")
    here.answer(NAME, SIGN_IN)
    here.at("password")
    here.answer(PASSWORD, PASSWORD)
    here.at("code")
    code = here.form.code.text()
    here.answer(code[:-1])
    assert "27 of 28 signs" in here.is_refused()
    here.answer("0000-0000-0000-0000-0000-0000-0000")
    assert "not the one that is shown" in here.is_refused()
    here.answer(code.replace("-", " ").lower())
    here.at("pin")
    here.answer("123456", "123456")
    assert "even steps" in here.is_refused()


def test_a_wrong_password_and_then_the_right_one(doorway: Open) -> None:
    doorway().set_up()
    here = doorway()
    here.sign_in(password=OWN)
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
    here.sign_in(password=OWN)
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


def test_before_anybody_signed_in_nothing_is_told(doorway: Open) -> None:
    doorway().set_up()
    here = doorway()
    here.at("sign-in")
    page = here.vigil.parts.start
    assert page.running.message.text() == "The record is closed"
    assert NAME not in [chip.text() for chip in here.form.chips]


def test_who_may_see_no_chart_is_shown_none(doorway: Open) -> None:
    here = doorway()
    here.set_up(beside="No more")
    assert here.is_in().roles == {"administrator"}
    assert here.vigil.screens.screen == "people"


def enrolling(by: Actor) -> Callable[[Recorder], object]:
    """J. Marsh is enrolled as a nurse."""

    def ask(recorder: Recorder) -> object:
        command = EnrolPerson(
            id=new_id(),
            stream_id=PEOPLE.id,
            at=recorder.clock.now(),
            person=MARSH,
            name="J. Marsh RN",
            sign_in="marsh",
            roles=frozenset({"nurse"}),
        )
        return recorder.handle(command, by)

    return ask


MARSH = new_id()


def with_marsh(here: Doorway) -> None:
    """Somebody gives a colleague a password."""
    done: list[object] = []
    here.vigil.bedside.ask(enrolling(here.is_in()), done.append)
    here.until(lambda: len(done) == 1)
    typed = Credentials(name="marsh", password=GIVEN)
    here.vigil.admission.access.let_in(MARSH, typed, done.append)
    here.until(lambda: len(done) == 2)
    assert done[1] is None


def test_who_was_given_a_password_chooses_their_own(doorway: Open) -> None:
    """With a PIN; what was given opens nothing from then on."""
    here = doorway()
    here.set_up()
    with_marsh(here)

    here = doorway()
    here.sign_in("marsh", GIVEN)
    here.at("own-password")
    here.answer("marshmarshmarshmarsh", "marshmarshmarshmarsh")
    assert "made of your name" in here.is_refused()
    here.answer(OWN, OWN)
    here.at("own-pin")
    here.answer("112233", "112233")
    assert "repeats itself" in here.is_refused()
    here.answer("739205", "739205")
    assert here.is_in().name == "J. Marsh RN"

    here = doorway()
    here.sign_in("marsh", GIVEN)
    here.is_refused()
    here.clock.advance(seconds=2)
    here.answer("marsh", OWN)
    assert here.is_in().name == "J. Marsh RN"


def test_another_person_signs_in_while_the_record_is_open(doorway: Open) -> None:
    here = doorway()
    here.set_up()
    with_marsh(here)
    here.vigil.actions.do("nurse")
    here.type_alt(Qt.Key.Key_S)
    here.at("sign-in")
    assert here.vigil.screens.cover == ""
    assert [chip.text() for chip in here.form.chips] == [NAME]
    here.answer("marsh", GIVEN)
    here.at("own-password")
    here.answer(OWN, OWN)
    here.at("own-pin")
    here.answer("739205", "739205")
    here.until(lambda: here.actor is not None and here.actor.person == MARSH)


def test_the_recovery_code_gives_another_password(doorway: Open) -> None:
    code = doorway().set_up()
    here = doorway()
    here.at("sign-in")
    here.form.other.click()
    here.at("forgotten")
    here.answer(code[:-1] + "0" if code[-1] != "0" else code[:-1] + "1")
    assert "one of its signs is wrong" in here.is_refused().lower()
    here.answer(code)
    here.at("recover")
    here.answer("nobody")
    assert "Nobody has that sign-in name" in here.is_refused()
    here.answer(SIGN_IN)
    here.at("recover-password")
    here.answer(OWN, OWN)
    here.at("sign-in")
    assert "can sign in with the new password" in here.form.message.text()
    here.answer(SIGN_IN, OWN)
    here.at("own-password")
    deeds = [row.deed for row in noted(here)]
    assert SignedIn(method="recovery code") in deeds


def test_escape_leaves_the_recovery(doorway: Open) -> None:
    doorway().set_up()
    here = doorway()
    here.at("sign-in")
    here.form.other.click()
    here.at("forgotten")
    here.type("\x1b")
    here.at("sign-in")


def test_a_record_of_before_is_taken_over(doorway: Open, tmp_path: Path) -> None:
    """Its key file goes; what was charted stays."""
    folder = tmp_path / "record"
    with Database(folder) as database:
        journal = FileJournal(database, ManualClock())
        journal.append([patient("demo")], NURSE, circumstances())
    here = doorway()
    here.set_up()
    assert not (folder / "record.key").exists()
    found: list[object] = []
    here.vigil.bedside.ask(lambda recorder: recorder.patients(), found.extend)
    here.until(lambda: len(found) == 1)


def test_set_up_that_was_cut_short_is_finished(
    doorway: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Slots are there and nobody is enrolled: whoever signs in says who they are."""
    here = doorway()
    with monkeypatch.context() as cut:
        cut.setattr("ui.way_in.setting_up.enrol_first", _power_cut)
        here.at("who")
        here.answer(NAME, SIGN_IN)
        here.at("password")
        here.answer(PASSWORD, PASSWORD)
        here.at("code")
        here.answer(here.form.code.text())
        here.at("pin")
        here.answer("481926", "481926")
        here.is_refused()
    here = doorway()
    here.sign_in()
    here.at("unfinished")
    here.answer(NAME)
    assert here.is_in().name == NAME


def _power_cut(*_: object) -> None:
    raise RuntimeError("power cut")
