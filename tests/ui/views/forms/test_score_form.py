"""The form of rating scales: a list, then items by digits or a total."""

import pytest

from monitor.chart.commands import Chart
from monitor.chart.kinds import ScoreRecorded, ScoreReviewed, Subscore
from monitor.chart.scores import unreviewed
from monitor.scales.catalogue import OFFERED
from tests.desk import Desk
from tests.ui.views.forms.filling import EMPTY, charted, lacking
from ui.views.forms.filled import Filled
from ui.views.forms.form import ChoicePart
from ui.views.forms.score_form import ScoreForm

FORM = ScoreForm()


def pick(form: ScoreForm, filled: Filled, part: str, key: str) -> Filled:
    """As the desk keeps a pick: by what the key means."""
    shown = form.view(filled).choice(part)
    assert shown is not None, form.view(filled)
    assert key in {choice.key for choice in shown.choices}
    return filled.picked(part, shown.meaning(key))


def chosen(scale: str, form: ScoreForm = FORM) -> Filled:
    return pick(form, EMPTY, "scale", scale)


def answer(filled: Filled, scale: str, keys: str) -> Filled:
    for key in keys:
        filled = pick(FORM, filled, f"answers {scale}", key)
    return filled


def fact(filled: Filled, desk: Desk, form: ScoreForm = FORM) -> ScoreRecorded:
    made = charted(form, filled, desk).fact
    assert isinstance(made, ScoreRecorded)
    return made


def test_every_scale_has_a_key_of_its_own() -> None:
    """One list, no key twice, none left out."""
    (part,) = FORM.view(EMPTY).parts
    assert isinstance(part, ChoicePart)
    keys = [choice.key for choice in part.choices]
    assert len(set(keys)) == len(keys) == len(OFFERED)
    assert [choice.text for choice in part.choices] == [s.name for s in OFFERED]


def test_items_are_answered_one_after_another(desk: Desk) -> None:
    """Nine digits; the question moves on with each, and the total is summed."""
    filled = chosen("P")
    assert FORM.view(filled).question.startswith("1 of 9   Little interest")
    filled = answer(filled, "phq9", "01")
    assert FORM.view(filled).question.startswith("3 of 9   Trouble falling")
    filled = answer(filled, "phq9", "2301012")
    assert FORM.view(filled).question == (
        "PHQ-9 10, moderate. Item 9 scored 2, suicide screen. Enter charts it"
    )
    score = fact(filled, desk)
    assert score.items == (0, 1, 2, 3, 0, 1, 0, 1, 2)
    assert (score.scale, score.version, score.total) == ("phq9", "phq9-en-US", 10)


def test_the_focus_stays_on_the_answers_until_the_last() -> None:
    """Then it goes on, and only Back leads back to them."""
    part = FORM.view(answer(chosen("G"), "gad7", "012301")).choice("answers gad7")
    assert part is not None
    assert set(part.leads) == {"0", "1", "2", "3", "-", "B"}
    done = FORM.view(answer(chosen("G"), "gad7", "0123012")).choice("answers gad7")
    assert done is not None
    assert done.leads == ("B",)


def test_back_takes_the_last_answer_away(desk: Desk) -> None:
    """And only that one."""
    filled = answer(chosen("A"), "aldrete", "22B1222")
    assert fact(filled, desk).items == (2, 1, 2, 2, 2)
    assert FORM.view(chosen("A")).choice("answers aldrete") is not None


def test_a_question_that_is_not_answered_leaves_no_total(desk: Desk) -> None:
    """It is none, and not 0."""
    score = fact(answer(chosen("G"), "gad7", "000-000"), desk)
    assert score.items == (0, 0, 0, None, 0, 0, 0)
    assert score.total is None


def test_half_of_a_questionnaire_is_not_charted(desk: Desk) -> None:
    """What is left out is marked, not forgotten."""
    refusal = lacking(FORM, answer(chosen("P"), "phq9", "0123"), desk)
    assert "PHQ-9 has 9 items" in refusal.sentence
    assert refusal.field == "answers phq9"


def test_the_terms_are_shown_whole() -> None:
    """Beside the items, as they ask."""
    view = FORM.view(chosen("P"))
    assert " ".join(text for _, text in view.facts) == (
        "Developed by Drs. Robert L. Spitzer, Janet B.W. Williams, Kurt Kroenke and "
        "colleagues, with an educational grant from Pfizer Inc. No permission required "
        "to reproduce, translate, display or distribute."
    )


def test_a_total_with_its_subscores(desk: Desk) -> None:
    """Typed as read from the paper; how and by whom it was taken go along."""
    filled = (
        chosen("C")
        .typed("total cadss", "12")
        .typed("amnesia cadss", "0")
        .typed("administered by", "R. Okafor")
    )
    score = fact(pick(FORM, filled, "mode", "I"), desk)
    assert (score.total, score.mode) == (12, "interview")
    assert score.subscores == (Subscore(part="amnesia", value=0),)
    assert score.administered_by == "R. Okafor"


@pytest.mark.parametrize(
    ("typed", "field"),
    [("93", "total cadss"), ("", "total cadss"), ("1x", "total cadss")],
)
def test_a_total_outside_its_range_is_refused_beside_it(
    desk: Desk, typed: str, field: str
) -> None:
    """So are none, and what is no number."""
    filled = chosen("C").typed("total cadss", typed)
    assert lacking(FORM, filled, desk).field == field


def test_a_subscore_outside_its_range_is_refused_beside_it(desk: Desk) -> None:
    """Amnesia runs to 12."""
    filled = chosen("C").typed("total cadss", "20").typed("amnesia cadss", "13")
    assert lacking(FORM, filled, desk).field == "amnesia cadss"


def test_a_signed_total_is_read_with_its_sign(desk: Desk) -> None:
    """RASS runs both ways, and says what the number is called."""
    filled = chosen("R").typed("total rass", "-2")
    assert "-2 light sedation" in FORM.view(filled).question
    assert fact(filled, desk).total == -2


def test_the_anchoring_is_asked_and_stored(desk: Desk) -> None:
    """BPRS+ of 3 is possible only where items run from 0."""
    filled = chosen("B").typed("total bprs_positive", "3")
    assert lacking(FORM, filled, desk).field == "version bprs_positive"
    from_one = pick(FORM, filled, "version bprs_positive", "1")
    assert lacking(FORM, from_one, desk).field == "total bprs_positive"
    from_zero = pick(FORM, filled, "version bprs_positive", "2")
    assert fact(from_zero, desk).version == "bprs-0-6"


def test_a_result_is_chosen(desk: Desk) -> None:
    """ACVPU by its letter."""
    score = fact(pick(FORM, chosen("V"), "result acvpu", "C"), desk)
    assert (score.result, score.total) == ("C", None)
    assert lacking(FORM, chosen("V"), desk).field == "result acvpu"


def test_nothing_of_one_scale_goes_into_another(desk: Desk) -> None:
    """Back to the list and on to another: what was typed stays where it was."""
    filled = chosen("C").typed("total cadss", "12")
    back = pick(FORM, filled, "again", "L")
    assert FORM.view(back).focus == "scale"
    other = pick(FORM, back, "scale", "M")
    assert lacking(FORM, other, desk).field == "total madrs"
    again = pick(FORM, pick(FORM, other, "again", "L"), "scale", "C")
    assert fact(again, desk).total == 12


def test_no_scale_chosen_is_refused(desk: Desk) -> None:
    """Enter on the list charts nothing."""
    assert lacking(FORM, EMPTY, desk).field == "scale"


def flagged(desk: Desk) -> ScoreForm:
    filled = answer(chosen("P"), "phq9", "000000002")
    command = charted(FORM, filled, desk)
    assert isinstance(command, Chart)
    assert desk.do(command) is None
    return ScoreForm(flagged=unreviewed(desk.session.scores))


def test_what_is_flagged_is_reviewed_from_the_same_list(desk: Desk) -> None:
    """It stands first, by number; a name and an outcome are asked."""
    form = flagged(desk)
    filled = pick(form, EMPTY, "scale", "1")
    assert form.view(filled).question == "PHQ-9 item 9 scored 2, suicide screen"
    assert lacking(form, filled, desk).field == "by"
    named = filled.typed("by", "Dr Meyer")
    assert lacking(form, named, desk).field == "outcome"
    made = charted(form, named.typed("outcome", "C-SSRS asked, low"), desk).fact
    assert isinstance(made, ScoreReviewed)
    assert (made.score, made.by) == (desk.session.scores[0].id, "Dr Meyer")


def test_a_closed_session_offers_reviews_alone(desk: Desk) -> None:
    """No scale is charted any more."""
    form = ScoreForm(flagged=flagged(desk).flagged, can_score=False)
    (part,) = form.view(EMPTY).parts
    assert isinstance(part, ChoicePart)
    assert [choice.text for choice in part.choices] == ["Review PHQ-9"]
