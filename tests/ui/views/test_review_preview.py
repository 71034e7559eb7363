"""The preview of the session that is marked in the review list."""

from tests.charting.clinic import HIGH, Clinic
from tests.ui.views.review.reviewed import reviewed
from ui.views.banner import HIDDEN_NAME
from ui.views.review.wish import to_see
from ui.views.review_list.preview import preview_view


def test_six_facts_stand_beside_the_chart() -> None:
    clinic = Clinic().start()
    clinic.chart(10, HIGH)
    clinic.close(20)
    seen = preview_view(clinic.read)
    told_facts = [(f.label, f.fact, f.detail) for f in seen.facts]
    assert told_facts[0] == ("Peak BP", "205/95", "at 10min, up 87")
    assert told_facts[1][:2] == ("SpO₂ lowest", "97")
    assert told_facts[3] == ("Alerts", "1 high", "1 never acknowledged")
    assert told_facts[5] == ("Left", "13:46", "20min after start")
    assert seen.trend is not None
    assert seen.name == "DEMO, Alex"
    hidden = preview_view(clinic.read, is_name_hidden=True)
    assert hidden.name == HIDDEN_NAME
    assert "1981" not in hidden.identity


def test_the_preview_says_how_much_has_to_be_seen_before_co_signing() -> None:
    """Nothing of it while the session is open."""
    clinic = Clinic().start()
    clinic.chart(10, HIGH)
    assert preview_view(clinic.read).to_see == ""
    clinic.close(20)
    count = len(to_see(clinic.read))
    assert count > 0
    said = f"Exceptions to see before co-signing: {count}"
    assert preview_view(clinic.read).to_see == said


def test_the_preview_says_who_is_to_answer_what_was_returned() -> None:
    """Everybody who charted, where the line has room for one."""
    ward = reviewed()
    query = ward.asked("Read twice?")
    names = "E. Marsh RN and Anna Okafor RN"
    told_of = preview_view(ward.shown()).to_see
    assert told_of == f"Returned with query, for {names} to answer"
    ward.answer(query, "Yes.")
    assert preview_view(ward.shown()).to_see.startswith("Exceptions to see")


def test_the_preview_draws_few_lanes_and_reads_out_the_same() -> None:
    """Each text of the line that reads values still belongs to its lane."""
    clinic = Clinic().start()
    clinic.chart(10, HIGH)
    clinic.close(20)
    trend = preview_view(clinic.read).trend
    assert trend is not None
    assert [lane.code for lane in trend.vitals] == ["bp", "hr", "spo2"]
    assert [lane.code for lane in trend.scales] == ["dissociation"]
    charted = [column for column in trend.columns if column.set_id is not None][-1]
    assert len(charted.words) == len(trend.lanes)
    assert charted.spoken[1].startswith("blood pressure 205 over 95")
    assert charted.spoken[4].startswith("dissociation")
