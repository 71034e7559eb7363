"""Forms that are typed on while they are saved, left half typed, or overtaken."""

from collections.abc import Callable

import pytest

from monitor.chart.kinds import EffectRecorded, OxygenRecorded
from monitor.charting.faults import EnvironmentFault
from monitor.charting.recorder import Recorder
from tests.journeys.nurse import Nurse
from tests.journeys.rooms import charted, held
from tests.journeys.test_two_rooms import SET, notes
from ui.panels.strip_form import StripFormPanel
from ui.views.forms.form import FormView
from ui.widgets.faces import Choice

CHOICES = ("minutes", "cause")
FULL = EnvironmentFault("Not saved", "the disk is full", "Make room")
Open = Callable[[], Nurse]


@pytest.fixture
def nurse(open_again: Open) -> Nurse:
    return open_again()


def panel(nurse: Nurse) -> StripFormPanel:
    return nurse.vigil.parts.strip.form


def view(nurse: Nurse) -> FormView:
    shown = panel(nurse)._view
    assert shown is not None
    return shown


def text(nurse: Nurse, part: str) -> str:
    return panel(nurse)._fields[part].box.text()


def choices(nurse: Nurse, part: str) -> tuple[Choice, ...]:
    shown = view(nurse).choice(part)
    assert shown is not None
    return shown.choices


def facts(nurse: Nurse, kind: type) -> list[object]:
    session = charted(nurse, nurse.session.id)
    return [f.payload for f in session.facts if isinstance(f.payload, kind)]


class TestTypedOnWhileSaving:
    """What is typed after Enter is a fact of its own."""

    def test_it_stays_when_the_first_is_charted(self, nurse: Nurse) -> None:
        """The answer to the first says so, and closes nothing."""
        nurse.press(7)
        nurse.type("calm")
        event = held(nurse)
        nurse.type("\nfeet cold")
        assert text(nurse, "note") == "feet cold"
        assert "is being saved" in view(nurse).message.text
        event.set()
        nurse.settle()
        assert notes(charted(nurse, nurse.session.id)) == ["calm"]
        assert nurse.vigil.desks.forms.is_open
        assert text(nurse, "note") == "feet cold"
        assert "The one before is charted" in view(nurse).message.text

        nurse.type("\n")
        nurse.settle()
        assert notes(charted(nurse, nurse.session.id)) == ["calm", "feet cold"]
        assert not nurse.vigil.desks.forms.is_open

    def test_a_pick_carries_nothing_over(self, nurse: Nurse) -> None:
        """Another effect has no grade until one is chosen for it."""
        nurse.press(3)
        nurse.type("n1")
        event = held(nurse)
        nurse.type("\n")
        panel(nurse).take_focus()
        nurse.type("h\n")
        event.set()
        nurse.settle()
        assert "The grade is missing" in view(nurse).message.text
        (effect,) = facts(nurse, EffectRecorded)
        assert isinstance(effect, EffectRecorded)
        assert effect.code == "NAUS"

    def test_the_same_key_again_is_no_other_fact(self, nurse: Nurse) -> None:
        """A choice that charts at once charts once, though its key bounces."""
        before = len(facts(nurse, OxygenRecorded))
        event = held(nurse)
        nurse.vigil.actions.do("oxygen")
        nurse.type("a")
        panel(nurse).take_focus()
        nurse.type("a")
        event.set()
        nurse.settle()
        assert len(facts(nurse, OxygenRecorded)) == before + 1
        assert not nurse.vigil.desks.forms.is_open

    def test_both_are_there_where_the_first_is_refused(
        self, open_again: Open, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The refused one waits behind the one being typed, also after a restart."""
        nurse = open_again()
        nurse.press(7)
        nurse.type("calm")
        event = held(nurse)

        def refuse(*_: object) -> None:
            raise FULL

        monkeypatch.setattr(Recorder, "handle", refuse)
        nurse.type("\n")
        nurse.clock.advance(seconds=1)
        nurse.type("feet cold")
        event.set()
        nurse.until(lambda: nurse.vigil.store.snapshot.record.fault is FULL)
        monkeypatch.undo()
        assert "The one before is not charted" in view(nurse).message.text
        nurse = open_again()
        for told in ("One that was not charted is kept", ""):
            nurse.press(7)
            nurse.type("\n")
            nurse.settle()
            assert told in nurse.vigil.notice.words
            nurse.clock.advance(seconds=1)
        assert notes(charted(nurse, nurse.session.id)) == ["feet cold", "calm"]


class TestKeptApart:
    """What is half typed is kept for what it is about."""

    def test_amendment_of_one_set_survives_that_of_another(
        self, open_again: Open
    ) -> None:
        """Both come back as they were typed, also after a restart."""
        nurse = open_again()
        nurse.type(SET)
        nurse.settle()
        first, second = (s.id for s in nurse.session.session.sets[-2:])
        for fact, typed in ((first, "141"), (second, "142")):
            nurse.vigil.actions.amend(fact)
            nurse.type(f"{typed}\x1b")
        nurse.vigil.actions.amend(first)
        assert text(nurse, "sbp") == "141"
        nurse.type("\x1b")
        nurse = open_again()
        for fact, typed in ((second, "142"), (first, "141")):
            nurse.vigil.actions.amend(fact)
            assert text(nurse, "sbp") == typed
            nurse.type("\x1b")

    def test_what_was_deleted_again_is_not_kept(self, open_again: Open) -> None:
        """An emptied note leaves no draft behind."""
        nurse = open_again()
        nurse.press(7)
        nurse.type("c")
        nurse.vigil.desks.drafts.flush()
        nurse.type("\b\x1b")
        found: list[object] = []
        nurse.vigil.bedside.ask(lambda recorder: recorder.drafts(), found.append)
        nurse.until(lambda: bool(found))
        assert found == [()]

    def test_an_old_refusal_is_not_shown_again(self, nurse: Nurse) -> None:
        """A form that is taken up is not red for what was tried in it before."""
        nurse.press(4)
        nurse.type("\n")
        assert "No step is chosen" in view(nurse).message.text
        nurse.type("\x1b")
        nurse.press(4)
        assert view(nurse).message.text == ""


class TestOvertaken:
    """A form charts what it shows, or nothing."""

    def test_only_the_set_that_is_shown_is_put_off(self, nurse: Nurse) -> None:
        """Completed when the next set is due, it puts off neither, and says why."""
        slot = nurse.session.assessment.due.slot
        nurse.vigil.actions.do("snooze")
        assert view(nurse).title == "Put off the set of 13:36"
        nurse.type("21")
        nurse.wait_until(11)
        assert nurse.session.assessment.due.slot != slot
        nurse.type("\n")
        nurse.settle()
        assert nurse.session.session.snoozes == ()
        assert "the set after it is due" in view(nurse).message.text
        nurse.type("\x1b")
        nurse.vigil.actions.do("snooze")
        assert view(nurse).title == "Put off the set of 13:46"
        assert not any(c.marked for p in CHOICES for c in choices(nurse, p))
