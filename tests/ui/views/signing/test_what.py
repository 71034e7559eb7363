"""What is shown of a session to whoever is about to sign it."""

from decimal import Decimal

import pytest

from monitor.chart.kinds import (
    EffectRecorded,
    NoteRecorded,
    ObservationsRecorded,
    Reading,
    WasteRecorded,
)
from monitor.chart.manifest import head_code
from monitor.chart.signing_off import CO_SIGNED, UNSIGNED_BECAUSE
from monitor.charting.reads import SessionRead
from tests.charting.clinic import CALM, HIGH, Clinic, observed
from tests.reports.exported import amend, retract, set_at
from ui.views.signing.form import MEANINGS, NAME, PASSWORD, Asked, Typed, sign_form
from ui.views.signing.open_matters import open_matters
from ui.views.signing.refusals import WRONG
from ui.views.signing.what import SIGNING, signing_sheet


def told(read: SessionRead, *, is_name_hidden: bool = False) -> dict[str, str]:
    sheet = signing_sheet(read, is_name_hidden=is_name_hidden)
    assert sheet.key == SIGNING
    return {row.label: " / ".join(row.lines) for row in sheet.rows}


def calm(left: str = "15.4", pump_ml: Decimal | None = None) -> Clinic:
    """Every set that was due, with every value, and what was left wasted."""
    clinic = Clinic().start()
    for minute in (10, 20, 30, 40):
        clinic.chart(minute, CALM)
    if left:
        clinic.chart(40.2, WasteRecorded(ml=Decimal(left), witness="S. Lindqvist RN"))
    clinic.close(40.5, pump_ml)
    return clinic


def test_drug_that_is_not_accounted_for_is_told() -> None:
    """Nothing charted of what was left, or more than was."""
    for left, words in (
        ("", "15.4 mL left in the bag (calculated), no waste charted"),
        ("20", "34.6 mL given (calculated) and 20 mL wasted, bag 50 mL"),
    ):
        read = calm(left).read
        assert told(read)["To review"] == words
        assert open_matters(read).summary == "1 to review"


@pytest.mark.parametrize("read", ["33", "34.5", "34.6", "34.7", "36"])
def test_a_waste_that_the_pump_bears_out_is_not_signed_for(read: str) -> None:
    """Read below, at and above the 34.6 mL that are calculated, of a bag of 50 mL."""
    pump = Decimal(read)
    told_of = told(calm(str(50 - pump), pump).read)
    assert "wasted" not in str(told_of)


def eventful() -> Clinic:
    """An alert, a value that is missing, sets that are, a correction, an effect."""
    clinic = Clinic().start()
    clinic.chart(10, HIGH)
    values = observed("118/72 77 98 14 5 0 1 0", "confirmed").readings
    fields = {"sbp", "dbp", "spo2"}
    partly = (
        Reading(field=r.field, not_done="refused") if r.field in fields else r
        for r in values
    )
    clinic.chart(20, ObservationsRecorded(readings=tuple(partly)))
    clinic.chart(21, NoteRecorded(text="typed for another"))
    note = clinic.read.session.facts[-1].id
    retract(clinic, note, "another patient")
    amend(clinic, set_at(clinic, -4), observed("119/72 70 98 14 5 0 1 0"), "misread")
    clinic.chart(22, EffectRecorded(code="VOM", grade=1))
    clinic.close(46)
    return clinic


def test_a_session_in_which_nothing_is_open() -> None:
    """Also what there is none of is said."""
    read = calm().read
    rows = told(read)
    assert rows["Patient"] == "Alex Demo, 45 years, Room 1 / ID No. T-0001"
    assert rows["Session"] == "14-Mar-2026 12:56 to 14:06 / iv40 v1"
    total, counted = rows["Entries"].split(" / ")
    assert total == f"{len(read.entries)} entries of the session"
    assert counted.startswith("7 sets · 2 infusion steps · ")
    counts = [int(part.split()[0]) for part in counted.split(" · ")]
    assert sum(counts) == len(read.entries)
    for label in (
        "Alerts not resolved",
        "Alerts not acknowledged",
        "Not measured",
        "Amended or struck out",
    ):
        assert rows[label] == "none", label
    last = read.entries[-1]
    assert (
        rows["Last entry"]
        == f"Last entry is number {last.seq} of the record, code {head_code(last.link)}"
    )
    assert open_matters(read).summary == (
        "nothing open, nothing missing, nothing amended"
    )


def test_what_is_open_missing_or_amended() -> None:
    read = eventful().read
    rows, matters = told(read), open_matters(read)
    assert "HIGH SBP 205 mmHg, limit 200" in rows["Alerts not acknowledged"]
    assert "HIGH SBP 205 mmHg, limit 200" in rows["Alerts not resolved"]
    assert "BP and SpO₂ not measured, refused" in rows["Not measured"]
    assert "misread" in rows["Amended or struck out"]
    assert "another patient" in rows["Amended or struck out"]
    assert rows["Side effects going on"]
    assert matters.values == 2
    assert len(matters.amendments) == 2
    assert len(matters.missed) >= 1
    assert "2 values not measured" in matters.summary
    assert "2 amendments" in matters.summary
    assert "1 side effect going on" in matters.summary


def test_an_acknowledged_alert_is_none_of_those() -> None:
    """Nor is one whose value was struck out."""
    clinic = Clinic().start()
    clinic.chart(10, HIGH)
    retract(clinic, set_at(clinic, 10), "another patient")
    clinic.close(12)
    assert open_matters(clinic.read).unacknowledged == ()
    assert open_matters(clinic.read).unresolved == ()


def test_a_hidden_name_stays_hidden() -> None:
    """In the sheet and in the form."""
    read = calm().read
    assert "Demo" not in told(read, is_name_hidden=True)["Patient"]
    assert "T-0001" not in told(read, is_name_hidden=True)["Patient"]
    asked = Asked(read, "A. Okafor RN", "charted by me")
    form = sign_form(asked, is_name_hidden=True)
    assert "Demo" not in dict(form.facts)["What"]


def test_the_form_says_who_as_what_and_over_what() -> None:
    """The password is dots, the meaning is what will be signed, word by word.

    Before a co-signature it is asked why the nurse has not signed, and both stand in
    one line: in the smallest window there is none to spare.
    """
    read = calm().read
    for meaning in MEANINGS:
        asked = Asked(read, "A. Okafor RN", meaning)
        form = sign_form(asked, Typed(password="kettle"))
        facts = dict(form.facts)
        signed = f"{facts['Signed by']}, as {facts.get('As', '')}".removesuffix(", as ")
        assert signed.startswith(f"A. Okafor RN, as “{meaning}”: ")
        assert len(form.facts) == (3 if meaning == CO_SIGNED else 4)
        count = f"{len(read.entries)} entries of the session"
        assert facts["What"].startswith(f"{count}, 14-Mar-2026")
        *why, name, part = form.parts
        asks = [UNSIGNED_BECAUSE] if meaning == CO_SIGNED else []
        assert [one.id for one in why] == asks
        assert (name.id, getattr(name, "is_secret", True)) == (NAME, False)
        assert (part.id, getattr(part, "is_secret", False)) == (PASSWORD, True)
        assert getattr(part, "text", "") == "kettle"


def test_from_the_next_signature_on_the_name_is_told_and_not_asked() -> None:
    """Whose it is stands there in both, as it is printed and as they sign in."""
    asked = Asked(calm().read, "A. Okafor RN", "charted by me", "okafor")
    form = sign_form(asked)
    assert [part.id for part in form.parts] == [PASSWORD]
    assert dict(form.facts)["Signed by"] == "A. Okafor RN, who signs in as okafor"
    assert (form.focus, sign_form(asked._replace(sign_in="")).focus) == (PASSWORD, NAME)


def test_what_is_no_beginning_of_the_own_name_is_covered() -> None:
    """Also while that name is not known; an empty field is not, so that it is one."""
    asked = Asked(calm().read, "A. Okafor RN", "charted by me", own="okafor")

    def covered(asked: Asked, typed: str) -> tuple[bool, bool]:
        form = sign_form(asked, Typed(typed))
        is_told = "covered" in form.note
        return getattr(form.parts[0], "is_secret", False), is_told

    unknown = asked._replace(own="")
    for typed in ("", "o", "oka", "okafor", " Okafor "):
        assert covered(asked, typed) == (False, False), typed
    for typed in ("k", "okaf0", "okafor2", "kettle grass anvil moss"):
        assert covered(asked, typed) == (True, True), typed
    assert covered(unknown, "") == (False, False)
    assert covered(unknown, "o") == (True, True)


def test_a_refusal_marks_the_field_and_what_is_under_way_is_said() -> None:
    asked = Asked(calm().read, "A. Okafor RN", "charted by me")
    refused = sign_form(asked, refusal=WRONG)
    assert refused.message.text == WRONG.sentence
    assert getattr(refused.parts[-1], "verdict", "") == "refused"
    busy = sign_form(asked, Typed(password="x"), "Checking the password…")
    assert busy.note == "Checking the password…"
    assert busy.message.text == ""
