"""Finding a patient, and entering a new one."""

import pytest

from monitor.chart.commands import RecordPatient
from monitor.chart.kinds import Allergies
from tests.ui.opening import INGRID, TESFAYE, Opening, patient
from ui.views.new_session.parts import NOTHING

NEW = {
    "identifier": "K-009 001",
    "family": "Moretti",
    "given": "Chiara",
    "born": "05/06/1979",
}


def entering(**texts: str) -> Opening:
    opening = Opening()
    opening.draft = opening.draft.enter_new()
    return opening.type(**{**NEW, **texts}).pick(sex="F", allergies="N")


class TestFinding:
    """Search by number or name."""

    def test_an_empty_field_says_what_to_type(self) -> None:
        """Before anything is typed nobody is listed."""
        section = Opening().view.patient

        assert section.candidates == ()
        assert "Type a number or part of a name" in section.fields[0].note
        assert section.main is not None
        assert not section.main.is_on

    def test_who_is_found_is_listed_with_identifiers(self) -> None:
        """Name in capitals, born with age, number and sex; the first is marked."""
        first, second = Opening().type(find="abebe").view.patient.candidates

        assert (first.name, first.born, first.number, first.sex) == (
            "ABEBE, Tesfaye",
            "02-Sep-1987 (38y)",
            "K-004 302",
            "Male",
        )
        assert (first.is_marked, second.is_marked) == (True, False)

    def test_down_and_enter_choose_the_second(self) -> None:
        """The marked line is what Enter chooses."""
        opening = Opening().type(find="abebe")
        opening.do(opening.view.patient.down).enter()

        assert opening.draft.chosen is not None
        assert opening.draft.chosen.details.given == "Tigist"

    def test_the_mark_stays_in_the_list(self) -> None:
        """Up from the first and down from the last stay where they are."""
        opening = Opening().type(find="abebe")
        opening.do(opening.view.patient.up)
        assert opening.view.patient.candidates[0].is_marked
        for _ in range(3):
            opening.do(opening.view.patient.down)
        assert opening.view.patient.candidates[1].is_marked

    def test_nobody_found_offers_a_new_patient(self) -> None:
        """The empty state names the one action and its key."""
        section = Opening().type(find="K-999").view.patient

        assert section.fields[0].note == (
            "No patient is found by K-999. Alt+N enters a new one"
        )

    @pytest.mark.parametrize(
        ("typed", "field"), [("K-009", "identifier"), ("Moretti", "family")]
    )
    def test_what_was_sought_is_carried_over(self, typed: str, field: str) -> None:
        """A number or name typed to search need not be typed again."""
        opening = Opening().type(find=typed)
        other = opening.view.patient.other
        assert other is not None
        opening.do(other.act)

        assert opening.view.patient.stage == "entering"
        assert opening.draft.text(field) == typed


class TestEntering:
    """A patient seen for the first time."""

    def test_complete_details_are_recorded(self) -> None:
        """One Enter records the patient, who is then to be confirmed."""
        opening = entering(title="Ms").enter()
        (command,) = opening.asked

        assert isinstance(command, RecordPatient)
        assert command.details.identifier == "K-009 001"
        assert command.details.born.isoformat() == "1979-06-05"
        assert command.details.sex == "female"
        assert command.details.allergies == Allergies(state="none known")
        assert opening.view.patient.stage == "confirming"

    @pytest.mark.parametrize(
        ("texts", "field", "words"),
        [
            ({"identifier": ""}, "identifier", "the patient number is missing"),
            ({"family": " "}, "family", "the family name is missing"),
            ({"given": ""}, "given", "the given name is missing"),
            ({"born": "31-Feb-1979"}, "born", "February 1979 has 28 days"),
            ({"family": "x" * 101}, "family", "longer than 100 characters"),
            ({"given": "A\u202eB"}, "given", "can't be shown"),
        ],
    )
    def test_what_is_missing_is_named(
        self, texts: dict[str, str], field: str, words: str
    ) -> None:
        """The focus goes to the first fault, and nothing is recorded."""
        opening = entering(**texts)
        main = opening.view.patient.main
        assert main is not None
        assert main.act.focus == field
        opening.enter()

        assert opening.asked == []
        assert words in opening.view.patient.message

    def test_sex_and_allergies_are_asked(self) -> None:
        """Neither has a default; not known and not recorded are answers."""
        opening = entering()
        opening.draft = opening.draft.picked("sex", "")
        assert "the sex is missing" in opening.enter().view.patient.message

        opening.pick(sex="N", allergies="")
        assert "the allergies are missing" in opening.enter().view.patient.message

    def test_known_allergies_are_named(self) -> None:
        """Known ones need items, apart by commas; the field opens with the choice."""
        opening = entering().pick(allergies="K")
        allergens = opening.view.patient.fields[-1]
        assert allergens.is_open
        assert "what the patient is allergic to is missing" in (
            opening.enter().view.patient.message
        )

        opening.type(allergens="latex,  penicillin ,").enter()
        command = opening.asked[-1]

        assert isinstance(command, RecordPatient)
        assert command.details.allergies == Allergies(
            state="known", items=("latex", "penicillin")
        )

    def test_allergens_of_another_state_are_not_recorded(self) -> None:
        """What was typed before another state was chosen does not slip in."""
        opening = entering(allergens="latex").pick(allergies="N").enter()
        command = opening.asked[-1]

        assert isinstance(command, RecordPatient)
        assert command.details.allergies.items == ()

    def test_a_date_of_birth_is_echoed(self) -> None:
        """The date as understood stands below the field."""
        born = entering(born="5.6.1979").view.patient.fields[4]

        assert (born.verdict, born.note) == ("agreed", "is 05-Jun-1979")

    def test_a_similar_name_is_warned_of_while_typing(self) -> None:
        """Both identifiers of the other patient are shown, before recording."""
        (first, *_) = entering(family="Abebe", given="Tesfa").view.patient.lookalikes

        assert first.spoken == (
            "Same family name: ABEBE, Tesfaye, born 02-Sep-1987 (38y), number K-004 302"
        )

    def test_a_number_in_use_is_refused(self) -> None:
        """Two patients can't have one number, however it is spaced."""
        opening = entering(identifier="k004302").enter()

        assert opening.asked == []
        assert "K-004 302 is another patient's number: it is ABEBE, Tesfaye's" in (
            opening.view.patient.message
        )

    def test_another_new_patient_has_another_id(self) -> None:
        """Giving up a recorded patient for a new one does not reuse the id."""
        opening = entering().enter()
        first = opening.draft.chosen
        opening.draft = opening.draft.search_again().enter_new()
        opening.type(**{**NEW, "identifier": "K-009 002"}).enter()
        second = opening.draft.chosen

        assert first is not None
        assert second is not None
        assert first.id != second.id
        assert opening.asked[0].id != opening.asked[1].id


def test_choosing_forgets_the_identifiers_typed_for_another() -> None:
    """Initials typed for one patient never confirm the next."""
    opening = Opening().type(initials="TA", birth_year="1987", room="2")
    opening.draft = opening.draft.choose(INGRID)

    assert opening.draft.text("initials") == ""
    assert opening.draft.text("room") == "2"


def test_saving_turns_the_button_off() -> None:
    """While the record answers, Enter asks for nothing more."""
    opening = entering()
    opening.is_saving = True
    main = opening.view.patient.main

    assert main is not None
    assert not main.is_on
    assert main.act != NOTHING


def test_lookalikes_of_the_chosen_patient() -> None:
    """The warning stands again where the patient is confirmed."""
    opening = Opening(patients=(TESFAYE, patient("Abede", "Tom", "K-1")))
    opening.draft = opening.draft.choose(TESFAYE)

    (found,) = opening.view.patient.lookalikes
    assert found.reason == "family name differs by one letter"
