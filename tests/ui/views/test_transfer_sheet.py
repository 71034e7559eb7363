"""The page for whoever takes the patient over: labels, contact, and how it ends."""

from datetime import timedelta
from decimal import Decimal

from msgspec.structs import replace

from monitor.chart.commands import AcknowledgeAlert, ActOnAlert
from monitor.chart.kinds import (
    ApprovedThen,
    GateOverridden,
    InfusionRecorded,
    NoteRecorded,
    OxygenRecorded,
    ScoreRecorded,
    ScoreReviewed,
    SessionClosed,
    Transferred,
)
from monitor.protocol.parsing import parse_protocol
from monitor.reports.session_record import INTENDED_USE
from tests.builders import Chronicle, iv40_text
from tests.charting.clinic import CALM, Clinic, observed
from tests.charting.moving import moved_to_another
from tests.protocol.pressures import running
from tests.typed_sets import readings
from tests.ui.views.alert_scene import story
from tests.ui.views.test_call_text import alerting, read_at
from ui.views.state_card import state_card
from ui.views.summary.text import summary_text
from ui.views.transfer_sheet import TransferSheet, transfer_sheet


def lines_of(clinic: Clinic, part: str) -> tuple[str, ...]:
    parts = {p.heading: p.lines for p in transfer_sheet(clinic.read).parts}
    return parts[part]


def told(chronicle: Chronicle, minute: float) -> dict[str, tuple[str, ...]]:
    sheet = transfer_sheet(read_at(chronicle, minute))
    return {part.heading: part.lines for part in sheet.parts}


def test_an_override_is_told_by_the_label_of_its_check() -> None:
    """As the protocol names it; one that the protocol has no more, by its id."""
    chronicle = story()
    gate = chronicle.protocol.gates[0]
    for id_ in (gate.id, "long-gone"):
        passed = GateOverridden(gate=id_, prescriber="Dr Meyer", reason="on paper")
        chronicle.add(passed, 5)
    assert told(chronicle, 12)["End"] == (
        "The session is open",
        f"{gate.label} overridden by Dr Meyer, on paper",
        "long-gone overridden by Dr Meyer, on paper",
        "Charted by A. Okafor RN (unverified)",
    )


def test_a_protocol_that_nobody_approved_says_so() -> None:
    """Whoever takes over reads by which text the patient was watched."""
    read = read_at(alerting(), 12)
    assert "Protocol iv40 v1, not approved, Room 1" in transfer_sheet(read).text
    approved = ApprovedThen(by="Dr Meyer", at=read.at)
    opened = replace(read.session.opened, approved=approved)
    read = replace(read, session=replace(read.session, opened=opened))
    assert "Protocol iv40 v1, Room 1" in transfer_sheet(read).text


def test_the_contact_is_whom_the_protocol_names() -> None:
    """Where the site has named nobody, that is said."""
    assert told(alerting(), 12)["Contact"] == ("Named contact not set",)
    wait = "high_contact_after_seconds = 180\n"
    who = 'contact = "Dr Meyer"\nnumber = "555 0142"\n'
    named = parse_protocol(iv40_text().replace(wait, wait + who))
    read = replace(read_at(alerting(), 12), protocol=named)
    parts = {part.heading: part.lines for part in transfer_sheet(read).parts}
    assert parts["Contact"] == ("Dr Meyer 555 0142",)


def test_it_says_last_what_it_is_for() -> None:
    assert told(alerting(), 12)["Intended use"] == (INTENDED_USE,)
    assert transfer_sheet(read_at(alerting(), 12)).text.endswith(f"{INTENDED_USE}\n")


def test_the_day_of_the_session_stands_first() -> None:
    """Its times are told by the clock alone: one of last year reads as of today."""
    clinic = Clinic().start()
    day = "14-Mar-2026"
    assert lines_of(clinic, "Session") == (f"Opened {day} 12:56", "Not closed yet")
    closed = replace(
        clinic.read,
        session=replace(clinic.read.session, closed_at=clinic.read.session.opened_at),
        assessment=replace(
            clinic.read.assessment, at=clinic.read.assessment.at + timedelta(days=300)
        ),
    )
    sheet = transfer_sheet(closed)
    assert sheet.parts[0].lines == (
        f"Opened {day} 12:56",
        f"Closed {day} 12:56",
        "Not a session of today: all times below are of then",
    )
    assert sheet.at.startswith("08-Jan-2027")


def test_the_text_is_all_that_is_shown() -> None:
    """The head with day and time, then each part under its heading."""
    sheet: TransferSheet = transfer_sheet(read_at(alerting(), 12))
    head, first = sheet.text.split("\n\n")[:2]
    assert head == "Transfer sheet, as known on 14-Mar-2026 13:38"
    assert first.startswith("Session\n  ")
    lines = [line.strip() for line in sheet.text.splitlines()]
    for part in sheet.parts:
        assert part.heading in lines
        assert set(part.lines) <= set(lines)


def test_a_set_is_told_with_names_units_and_what_was_breathed() -> None:
    """A hospital that takes over reads no bare numbers; air and oxygen differ."""
    clinic = Clinic().start()
    clinic.chart(9, OxygenRecorded(litres_per_minute=None))
    clinic.chart(10, observed(CALM))
    clinic.chart(11, OxygenRecorded(litres_per_minute=Decimal(4)))
    clinic.chart(20, observed("122/74 72 97", "unconfirmed"))
    sets = lines_of(clinic, "Last sets")
    assert sets[0] == (
        "13:46 BP 122/74 mmHg, HR 72 /min, SpO₂ 97 % on 4 L/min"
        " · BP, HR and SpO₂ unconfirmed"
    )
    assert sets[1].startswith(
        "13:36 BP 118/72 mmHg, HR 70 /min, SpO₂ 98 % on air, RR 14 /min,"
        " Responsiveness 5 alert, Dissociation 0"
    )


def test_the_dose_is_told_by_the_clock() -> None:
    """What is printed is read later, when no minute counts from now."""
    clinic = Clinic().start()
    clinic.move_to(10)
    assert lines_of(clinic, "Dose")[:3] == (
        "ketamine IV, 0.5 mg/kg over 40min",
        "started 13:26",
        "8.6 mg of 34.2 mg given, calculated",
    )


def test_a_set_charted_late_says_so() -> None:
    """As the timeline does: the time stands for when it was so."""
    chronicle = running()
    chronicle.observe(30, readings(spo2=91), effective=10)
    (line, *_) = told(chronicle, 30)["Last sets"]
    assert line == "13:36 SpO₂ 91 %, oxygen not recorded · charted 20min late"


def test_what_came_late_and_is_not_acknowledged_is_open() -> None:
    """The sheet, and the state card, have what F8 still asks about."""
    chronicle = running()
    chronicle.observe(30, readings(spo2=88), effective=10)
    chronicle.show(30)
    late = told(chronicle, 30)["Alerts open"][-1]
    assert late == "13:36 HIGH SpO₂ 88 %, limit 89 · listed late"
    assert any(
        line == "HIGH SpO₂ 88 %, limit 89, charted late, not acknowledged"
        for row in state_card(read_at(chronicle, 30)).rows
        for line in row.lines
    )


def test_peaks_and_alerts_that_are_over_are_told() -> None:
    """What was worst since the dose, and what was done about it."""
    clinic = Clinic().start()
    clinic.chart(10, observed("183/95 80 97 14 5 8 1 0", "confirmed"))
    card = clinic.read.assessment.card("bp")
    assert card is not None
    key, at, to = card.top.key, clinic.clock.now(), clinic.session_id
    clinic.charted(AcknowledgeAlert(id=clinic.mint(), stream_id=to, at=at, key=key))
    clinic.charted(ActOnAlert(id=clinic.mint(), stream_id=to, at=at, key=key, code=1))
    for minute in (15, 20):
        clinic.chart(minute, observed("120/74 72 98 14 5 2 1 0", "confirmed"))
    (worst,) = lines_of(clinic, "Since the dose")
    assert "SBP 120 to 183 mmHg, highest at 13:36" in worst
    assert "highest Dissociation 8 at 13:36" in worst
    (over,) = lines_of(clinic, "Alerts over")
    assert over.startswith("13:36 MED SBP 183 mmHg, limit 180 · acknowledged 13:36 by")
    assert "repeat measurement 13:36" in over
    assert over.endswith("back inside limits 13:46")


def test_a_card_back_inside_one_limit_claims_no_other() -> None:
    """145 twice after 183: 22.9 % over 118, where 20 % is a low rule."""
    chronicle = story()
    chronicle.observe(10, readings(sbp=183, dbp=80))
    chronicle.show(10)
    for minute in (12, 14):
        chronicle.observe(minute, readings(sbp=145, dbp=80))
    lines = [line for part in told(chronicle, 15).values() for line in part]
    (back,) = [line for line in lines if "MED SBP 183" in line]
    assert back.endswith("back inside this limit, beyond another")


def test_an_alert_that_stood_at_the_closing_is_still_told() -> None:
    """Who takes over reads what nobody had answered."""
    clinic = Clinic().start()
    clinic.chart(10, observed("205/95 80 97 14 5 0 1 0", "confirmed"))
    clinic.chart(12, InfusionRecorded(step="stopped", cause="asked to"))
    left = clinic.at(13)
    to = Transferred(where="ED", taken_over_by="Dr Roe")
    clinic.chart(13, SessionClosed(ending="transferred", left_at=left, facts=to))
    (line,) = lines_of(clinic, "Alerts open")
    assert line.startswith("13:36 HIGH SBP 205 mmHg, limit 200")


def test_scores_with_their_flags_and_the_suicide_screen_are_told() -> None:
    """Flagged ones first; whether anybody reviewed them; the screen as answered."""
    clinic = Clinic().start()
    items = (0,) * 8 + (2,)
    clinic.chart(
        5, ScoreRecorded(scale="phq9", version="phq9-en-US", items=items, total=2)
    )
    scores = lines_of(clinic, "Scores and screens")
    assert scores[0].startswith("13:31 PHQ-9 2")
    assert "item 9 scored 2" in scores[0]
    assert "to review" in scores[0]
    assert any(line.startswith("Suicide screen, Result: ") for line in scores)
    assert "Mood score PHQ-9, 19" in scores
    (score,) = clinic.read.session.scores
    clinic.chart(6, ScoreReviewed(score=score.id, by="Dr Roe", outcome="plan kept"))
    assert "reviewed by Dr Roe, plan kept" in lines_of(clinic, "Scores and screens")[0]


def test_checks_that_flag_nothing_are_not_told_as_uncharted() -> None:
    """All were answered, and none of the answers is to be noted."""
    assert lines_of(Clinic().start(), "Before the dose") == ("no answer flagged",)


def test_an_alert_on_a_set_struck_out_says_so() -> None:
    """It was no amended value: nothing was put in its place."""
    chronicle = running()
    target = chronicle.observe(10, "118/72 70 98 9 5 0 1 0")
    chronicle.show(10)
    chronicle.retract(12, target)
    (line,) = told(chronicle, 13)["Alerts over"]
    assert line.endswith("raised on an entry struck out 13:38")
    summary = summary_text(read_at(chronicle, 13), "0.1.0")
    assert (
        "medium RR 9 /min, limit 9 at 13:36, raised on an entry struck out" in summary
    )


def test_notes_are_told_with_who_wrote_them_and_cut_where_long() -> None:
    """Six of them; 300 characters stay whole, one more is cut and says so."""
    clinic = Clinic().start()
    clinic.chart(5, NoteRecorded(text="fell off the chair"))
    assert lines_of(clinic, "Notes") == (
        "13:31 fell off the chair · A. Okafor RN (unverified)",
    )
    clinic.chart(6, NoteRecorded(text="x" * 300))
    clinic.chart(7, NoteRecorded(text="x" * 301))
    _, whole, cut = lines_of(clinic, "Notes")
    assert f" {'x' * 300} ·" in whole
    assert f" {'x' * 300}… cut here, whole in the record ·" in cut
    for minute in (8, 9, 10):
        clinic.chart(minute, NoteRecorded(text="as before"))
    assert len(lines_of(clinic, "Notes")) == 6
    clinic.chart(11, NoteRecorded(text="the seventh"))
    first, *rest = lines_of(clinic, "Notes")
    assert (first, len(rest)) == ("1 earlier note in the record", 6)
    assert "the seventh" in rest[-1]


def test_a_chart_begun_under_another_patient_says_so_and_names_nobody() -> None:
    """With the reason; the other patient's number is not this page's to tell."""
    clinic = Clinic().start()
    moved_to_another(clinic)
    assert lines_of(clinic, "Patient")[-1] == (
        "Begun under another patient, moved here 13:26 by A. Okafor RN, wrong wristband"
    )
    assert "T-0001" not in transfer_sheet(clinic.read).text
