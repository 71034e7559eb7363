"""Whoever comes after the first: own password and PIN, and the recovery code."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from monitor.access.recovery_code import printed
from monitor.access.signing_in import Credentials
from monitor.chart.audit import PasswordGiven, SignedIn, SignInFailed
from monitor.chart.commands import EnrolPerson
from monitor.chart.entries import Actor
from monitor.chart.kinds import Role
from monitor.chart.people import PEOPLE
from monitor.charting.recorder import Recorder
from monitor.clock import new_id
from tests.journeys.doorway import NAME, OTHER, SIGN_IN, Doorway, Open
from tests.journeys.noted import noted

GIVEN = "puddle harp mitten crow"


def enrolling(by: Actor, role: Role = "nurse") -> Callable[[Recorder], object]:
    """J. Marsh is enrolled."""

    def ask(recorder: Recorder) -> object:
        command = EnrolPerson(
            id=new_id(),
            stream_id=PEOPLE.id,
            at=recorder.clock.now(),
            person=MARSH,
            name="J. Marsh RN",
            sign_in="marsh",
            roles=frozenset({role}),
        )
        return recorder.handle(command, by)

    return ask


MARSH = new_id()


def with_marsh(here: Doorway, role: Role = "nurse") -> None:
    """Somebody gives a colleague a password."""
    done: list[object] = []
    here.vigil.bedside.ask(enrolling(here.is_in(), role), done.append)
    here.until(lambda: len(done) == 1)
    typed = Credentials(name="marsh", password=GIVEN)
    here.vigil.admission.access.let_in(MARSH, typed, done.append)
    here.until(lambda: len(done) == 2)
    assert done[1] is None


def marsh_comes(here: Doorway) -> None:
    """In place of whoever is signed in, with a password and a PIN of their own."""
    here.vigil.actions.do("nurse")
    here.type_alt(Qt.Key.Key_S)
    here.at("sign-in")
    here.answer("marsh", GIVEN)
    here.at("own-password")
    here.answer(OTHER, OTHER)
    here.at("own-pin")
    here.answer("739205", "739205")
    here.until(lambda: here.actor is not None and here.actor.person == MARSH)


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
    here.answer(OTHER, OTHER)
    here.at("own-pin")
    here.answer("112233", "112233")
    assert "repeats itself" in here.is_refused()
    here.answer("739205", "739205")
    assert here.is_in().name == "J. Marsh RN"

    here = doorway()
    here.sign_in("marsh", GIVEN)
    here.is_refused()
    here.clock.advance(seconds=2)
    here.answer("marsh", OTHER)
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
    here.answer(OTHER, OTHER)
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
    assert "one of its characters is wrong" in here.is_refused().lower()
    here.answer(code)
    here.at("recover")
    here.answer("nobody")
    assert "Nobody has that sign-in name" in here.is_refused()
    here.answer(SIGN_IN)
    here.at("recover-password")
    here.answer(OTHER, OTHER)
    here.at("sign-in")
    assert "can sign in with the new password" in here.form.message.text()
    here.answer(SIGN_IN, OTHER)
    here.at("own-password")
    deeds = [row.deed for row in noted(here)]
    assert SignedIn(method="recovery code") in deeds
    assert PasswordGiven(name=NAME) in deeds


def test_a_code_that_opens_nothing_is_noted(doorway: Open) -> None:
    """Once, however often Enter is pressed; a slip of typing was no try."""
    doorway().set_up()
    here = doorway()
    here.at("sign-in")
    here.form.other.click()
    here.at("forgotten")
    here.answer("0000")
    assert "28" in here.is_refused()
    for _ in range(2):
        here.answer(printed(bytes(16)))
        here.until(lambda: "not of this record" in here.said)
    here.answer(printed(bytes(15) + b"1"))
    here.until(lambda: not here.form.step.is_busy)
    here.type("\x1b")
    here.sign_in()
    here.is_in()
    failed = [row.deed for row in noted(here) if isinstance(row.deed, SignInFailed)]
    assert failed == [
        SignInFailed(method="recovery code", failures=1),
        SignInFailed(method="recovery code", failures=2),
    ]


def test_escape_leaves_the_recovery(doorway: Open) -> None:
    doorway().set_up()
    here = doorway()
    here.at("sign-in")
    here.form.other.click()
    here.at("forgotten")
    here.type("\x1b")
    here.at("sign-in")
