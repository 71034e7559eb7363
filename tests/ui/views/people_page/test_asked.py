"""What a form about a person comes to, before anything is asked of the record."""

from uuid import UUID

from monitor.access.signing_in import Credentials
from monitor.chart.commands import ChangePerson, DisablePerson, EnrolPerson
from monitor.chart.refusals import Refusal
from tests.clocks import START
from tests.ui.views.people_page.test_page import LEE, WIRTH
from ui.views.forms.filled import Filled
from ui.views.people_page.asked import (
    AGAIN,
    NAME,
    PASSWORD,
    ROLES,
    SIGN_IN,
    Asked,
    Plan,
    begun,
    plan,
    with_role,
)
from ui.views.people_page.forms import Judged, person_form
from ui.views.people_page.outcome import half_done_words

GOOD = "puddle harp mitten crow"
ID = UUID(int=9)
NEW = Asked("enrol", ID)
CHANGE = Asked("change", LEE.id, LEE)


def filled(asked: Asked, **texts: str) -> Filled:
    form = begun(asked, UUID(int=10))
    for part, text in texts.items():
        form = form.typed(part, text)
    return form


def planned(asked: Asked, form: Filled) -> Plan:
    answer = plan(asked, form, START)
    assert isinstance(answer, Plan), answer
    return answer


def refused(asked: Asked, form: Filled) -> Refusal:
    answer = plan(asked, form, START)
    assert isinstance(answer, Refusal)
    return answer


def test_a_role_is_given_and_taken_back_by_its_key() -> None:
    form = with_role(with_role(filled(NEW), "N"), "U")
    assert form.pick(ROLES) == "NU"
    assert with_role(form, "N").pick(ROLES) == "U"


def test_whoever_is_enrolled_gets_entry_and_slot() -> None:
    """The password as typed, blanks and all; the names as they must not be in it."""
    texts = {NAME: " T.  Wirth ", SIGN_IN: "wirth", PASSWORD: f" {GOOD}"}
    form = with_role(filled(NEW, **texts, **{AGAIN: f" {GOOD}"}), "N")
    answer = planned(NEW, form)
    assert isinstance(answer.command, EnrolPerson)
    assert answer.command.name == "T. Wirth"
    assert answer.command.roles == {"nurse"}
    assert answer.credentials == Credentials(name="wirth", password=f" {GOOD}")
    assert "wirth" in answer.names


def test_nobody_is_enrolled_without_a_password() -> None:
    """And what stands before the password is asked for before it."""
    form = filled(NEW, **{NAME: "T. Wirth", SIGN_IN: "wirth"})
    assert refused(NEW, form).field == ROLES
    assert refused(NEW, with_role(form, "N")).field == PASSWORD
    again = Asked("enrol", WIRTH.id, WIRTH)
    assert refused(again, filled(again)).field == PASSWORD


def test_two_that_differ_are_refused_at_the_second() -> None:
    form = filled(CHANGE, **{PASSWORD: GOOD, AGAIN: f"{GOOD} "})
    assert refused(CHANGE, form).field == AGAIN


def test_the_same_sign_in_name_in_other_case_needs_no_password() -> None:
    """It folds to the same salt; another one needs one together with it."""
    same = planned(CHANGE, filled(CHANGE, **{SIGN_IN: "Lee"}))
    assert isinstance(same.command, ChangePerson)
    assert same.credentials is None
    why = refused(CHANGE, filled(CHANGE, **{SIGN_IN: "b.lee"}))
    assert "another sign-in name needs one" in why.why


def test_a_password_alone_is_no_entry() -> None:
    answer = planned(CHANGE, filled(CHANGE, **{PASSWORD: GOOD, AGAIN: GOOD}))
    assert answer.command is None
    assert answer.credentials == Credentials(name="lee", password=GOOD)


def test_who_ended_before_only_loses_what_is_left_of_the_slot() -> None:
    end = Asked("end", LEE.id, LEE)
    answer = planned(end, filled(end, reason=" has left "))
    assert isinstance(answer.command, DisablePerson)
    assert answer.command.reason == "has left"
    ended = Asked("end", WIRTH.id, WIRTH)
    assert planned(ended, filled(ended)) == Plan()
    assert half_done_words(ended, Plan()) is None


def test_a_verdict_is_of_what_stands_there_now() -> None:
    """One of before is not shown beside what was typed on."""
    form = filled(NEW, **{PASSWORD: GOOD})

    def beside(judged: Judged) -> str:
        (part,) = (
            p for p in person_form(NEW, form, judged, "").parts if p.id == PASSWORD
        )
        return getattr(part, "unit", "")

    assert beside(Judged(GOOD, is_known=True)) == "accepted"
    assert beside(Judged(GOOD, is_known=True, why="so")) == "not taken: so"
    assert beside(Judged(GOOD[:-1], is_known=True)) == "looking at it…"
    assert beside(Judged()) == "looking at it…"
