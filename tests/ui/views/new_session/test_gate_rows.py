"""The checks before the dose as rows: what they say, and what is charted."""

from datetime import timedelta

from monitor.chart.commands import Chart
from monitor.chart.kinds import GateAnswered, GateOverridden
from tests.ui.opening import Opening, vitals
from ui.views.new_session.gate_parts import GatePart, GateRowView
from ui.widgets.faces import Due


def row(opening: Opening, gate: str) -> GateRowView:
    return next(r for r in opening.view.preflight.gates if r.gate == gate)


def answering(opening: Opening, gate: str) -> GatePart:
    part = row(opening, gate).answer
    assert part is not None
    return part


def fill(opening: Opening, part: GatePart, *texts: str) -> None:
    for field, text in zip(part.fields, texts, strict=False):
        opening.type(**{field.id: text})


def record(opening: Opening, gate: str, *texts: str) -> None:
    fill(opening, answering(opening, gate), *texts)
    opening.do(answering(opening, gate).main.act)


def test_a_recorded_check_shows_evidence_person_and_time() -> None:
    """Typed, recorded, told."""
    opening = Opening().open()
    record(opening, "fasting", "08:10", "11:30")
    shown = row(opening, "fasting")
    assert (shown.mark, shown.evidence, shown.by) == (
        "met",
        "food 08:10, fluids 11:30",
        "AO 14:01",
    )


def test_nothing_is_charted_before_all_is_typed() -> None:
    """Enter leads to what is missing, and says so there."""
    opening = Opening().open()
    part = answering(opening, "fasting")
    fill(opening, part, "08:10")
    act = answering(opening, "fasting").main.act
    assert act.command is None
    assert act.focus == part.fields[1].id
    opening.do(act)
    assert answering(opening, "fasting").fields[1].note == "missing"


def test_a_yes_asks_for_more() -> None:
    """Which, when and by whom it was reviewed are asked once a medicine was taken."""
    opening = Opening().open()
    assert len(answering(opening, "medicines").fields) == 5
    fill(opening, answering(opening, "medicines"), "y", "n", "n", "n", "n")
    labels = [field.label for field in answering(opening, "medicines").fields]
    assert labels[5:] == ["Which, and when", "Reviewed by"]


def test_what_is_not_asked_any_more_is_not_charted() -> None:
    """A reviewer typed before the yes became a no stays out of the record."""
    opening = Opening().open()
    texts = ("y", "n", "n", "n", "n", "lorazepam", "Dr Meyer")
    fill(opening, answering(opening, "medicines"), "y")
    fill(opening, answering(opening, "medicines"), *texts)
    fill(opening, answering(opening, "medicines"), "n")
    command = answering(opening, "medicines").main.act.command
    assert isinstance(command, Chart)
    assert isinstance(command.fact, GateAnswered)
    assert len(command.fact.answers) == 5


def test_nothing_is_answered_by_default() -> None:
    """Each yes or no is typed; what the protocol wants stands in no field."""
    opening = Opening().open()
    for shown in opening.view.preflight.gates:
        part = shown.answer
        if part is not None:
            assert {field.text for field in part.fields} == {""}
            assert part.main.act.command is None


def test_one_key_answers_a_yes_or_no() -> None:
    """A date, a name or one of several takes more."""
    opening = Opening().open()
    (agreed,) = answering(opening, "driving").fields
    assert agreed.answers == ("y", "n")
    (signed,) = answering(opening, "consent").fields
    assert signed.answers == ()
    assert answering(opening, "suicide").fields[0].answers == ()


def test_not_applicable_only_where_it_may_be() -> None:
    """The pregnancy test may not apply; consent always does."""
    opening = Opening().open()
    none = row(opening, "pregnancy").none
    assert none is not None
    assert row(opening, "consent").none is None
    opening.do(none.act)
    assert row(opening, "pregnancy").mark == "waiting"
    why = row(opening, "pregnancy").why
    assert why is not None
    assert (why.fields[0].label, why.fields[0].note) == (
        "Why not applicable",
        "missing",
    )
    fill(opening, why, "hysterectomy 2019")
    why = row(opening, "pregnancy").why
    assert why is not None
    assert why.has_text
    opening.do(why.main.act)
    assert row(opening, "pregnancy").mark == "not applicable"
    assert row(opening, "pregnancy").evidence == "hysterectomy 2019"


def test_an_answer_typed_again_begins_with_what_stands() -> None:
    """To put it right one changes what was charted."""
    opening = Opening().open()
    record(opening, "consent", "21-Nov-2025")
    assert row(opening, "consent").mark == "not met"
    assert answering(opening, "consent").fields[0].text == "21-Nov-2025"
    record(opening, "consent", "02-Jan-2026")
    assert row(opening, "consent").evidence == "signed 02-Jan-2026"


def test_an_override_names_who_and_why() -> None:
    """Its row tells both, unverified, and the count stands in the header."""
    opening = Opening().open()
    record(opening, "consent", "21-Nov-2025")
    part = row(opening, "consent").override
    assert part is not None
    assert part.main.act.command is None
    fill(opening, part, "Dr Meyer", "signed again on paper")
    again = row(opening, "consent").override
    assert again is not None
    opening.do(again.main.act)
    shown = row(opening, "consent")
    assert shown.mark == "overridden"
    assert shown.evidence == (
        "signed 21-Nov-2025, limit 90 days;"
        " Dr Meyer (unverified): signed again on paper"
    )
    assert "1 overridden" in opening.view.preflight.note


def test_an_override_is_of_the_values_on_the_screen() -> None:
    """The medians that were out of their limits go with it."""
    opening = Opening().open().chart(vitals("166/102 70 98 14 5 0 1 0"))
    part = row(opening, "bp").override
    assert part is not None
    fill(opening, part, "Dr Meyer", "known")
    part = row(opening, "bp").override
    assert part is not None
    command = part.main.act.command
    assert isinstance(command, Chart)
    assert isinstance(command.fact, GateOverridden)
    assert [(m.field, int(m.value)) for m in command.fact.values] == [
        ("sbp", 166),
        ("dbp", 102),
    ]


def test_a_met_check_is_not_overridden() -> None:
    """There is no way past what is not in the way."""
    opening = Opening().open()
    record(opening, "consent", "02-Jan-2026")
    assert row(opening, "consent").override is None


def test_rows_wait_for_the_session() -> None:
    """Before the patient is confirmed nothing is asked."""
    rows = Opening().view.preflight.gates
    assert len(rows) == 17
    assert {r.mark for r in rows} == {"waiting"}
    assert all(r.answer is None for r in rows)
    assert not any(r.has_ways for r in rows)
    assert row(Opening().open(), "consent").has_ways


def pill(opening: Opening) -> Due:
    return opening.view.baseline.due


def test_a_repeat_is_due_in_the_baseline_table() -> None:
    """A reading outside the start limits is repeated 5min later, told by its time."""
    opening = Opening().open().chart(vitals("166/102 70 98 14 5 0 1 0"))
    assert opening.view.baseline.due_text == "Repeat due 14:06"
    assert pill(opening) is Due.PLAIN
    opening.now += timedelta(minutes=5)
    assert pill(opening) is Due.DUE
    opening.chart(vitals("150/88 70 98 14 5 0 1 0"))
    assert "Repeat" not in opening.view.baseline.due_text
