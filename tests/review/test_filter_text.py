"""The typed filter: what it asks for, and what it says of what it can't read."""

from datetime import date
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.charting.review_list import (
    CallBy,
    Compared,
    Condition,
    CountField,
    Days,
    InNotes,
    Named,
    OfNumber,
    OfPatient,
    resolved,
)
from monitor.review.filter_changes import (
    chosen,
    has_term,
    is_the_same,
    with_term,
    with_value,
)
from monitor.review.filter_text import Filter, read_filter
from monitor.review.filter_words import WORDS

SATURDAY = date(2026, 3, 14)
ROOMS = ("Room 1", "Room 10", "Room 3")


def sought(typed: str) -> tuple[Condition, ...]:
    found = read_filter(typed, SATURDAY)
    assert found.fault is None, found.fault
    return found.sought.conditions


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", ()),
        ("nurse:okafor", (Named("nurse", ("okafor",)),)),
        ('nurse:"A. Okafor",ruiz', (Named("nurse", ("A. Okafor", "ruiz")),)),
        ("ROOM:1", (Named("room", ("1",)),)),
        ("alert:high", (Compared("high", ">", 0),)),
        (
            "alert:none",
            tuple(Compared(f, "=", 0) for f in ("high", "medium", "low")),
        ),
        ("late>2", (Compared("untimely", ">", 2),)),
        ("late>=2", (Compared("untimely", ">=", 2),)),
        ("late<2", (Compared("untimely", "<", 2),)),
        ("late<=2", (Compared("untimely", "<=", 2),)),
        ("late:2", (Compared("untimely", "=", 2),)),
        ("amended>0", (Compared("amended", ">", 0),)),
        ("unack:yes", (Compared("unacknowledged", ">", 0),)),
        ("slow:no", (Compared("slow_or_never", "=", 0),)),
        ("ack>90", (Compared("median_ack_ms", ">", 90_000),)),
        ("spo2<92", (Compared("lowest_spo2", "<", 92),)),
        ("rise>40.5", (Compared("rise", ">", 40.5),)),
        ("since:01-Mar", (Days(date(2026, 3, 1), None),)),
        ("until:mar-2026", (Days(None, date(2026, 3, 31)),)),
        ("since:mar-2026", (Days(date(2026, 3, 1), None),)),
        ("on:yesterday", (Days(date(2026, 3, 13), date(2026, 3, 13)),)),
        ("since:monday", (Days(date(2026, 3, 9), None),)),
        ("since:saturday", (Days(SATURDAY, None),)),
        ("since:15-Mar", (Days(date(2025, 3, 15), None),)),
        ("on:2026-03-02", (Days(date(2026, 3, 2), date(2026, 3, 2)),)),
        ("call:due", (CallBy(SATURDAY),)),
        ("patient:217", (OfPatient(("217",)),)),
        ('number:"K-004 217"', (OfNumber("k004217"),)),
        ("Hålv K-004", (OfPatient(("halv", "k-004")),)),
        ("01-Mar 12-Mar", (Days(date(2026, 3, 1), date(2026, 3, 12)),)),
        ('"felt sick"', (InNotes("felt sick"),)),
        ("note:nausea", (InNotes("nausea"),)),
        (
            "room:1,3 alert:high dubois",
            (
                Named("room", ("1", "3")),
                Compared("high", ">", 0),
                OfPatient(("dubois",)),
            ),
        ),
    ],
)
def test_what_is_asked_for(typed: str, expected: tuple[Condition, ...]) -> None:
    assert sought(typed) == expected


@pytest.mark.parametrize(
    ("typed", "at", "said"),
    [
        ("alrt:high", 0, "alrt:high: there is no such field. Possible are ack, alert,"),
        ("room:1 late>x", 7, "late>x: no number stands behind it. Possible: sets"),
        ("late>1,2", 0, "late>1,2: it has more than one value"),
        ("alert:red", 0, "alert:red: there is no such alert. Possible: high, medium"),
        ("since:32-Mar", 0, "since:32-Mar: no day stands behind it. Possible: a day"),
        ("room>1", 0, "room>1: it compares what is no number"),
        ("sbp:yes", 0, "sbp:yes: no number stands behind it"),
        ('note:"--"', 0, 'note:"--": there is no word in it'),
        ("late>nan", 0, "late>nan: no number"),
        ("late>1e5", 0, "late>1e5: no number"),
        ("order:me", 0, "order:me: there is no such order. Possible: exceptions"),
        ("order>date", 0, "order>date: there is no such order"),
        ("call:me", 0, "call:me: there is no such call. Possible: due"),
        ("state:unsigned", 0, "state:unsigned: there is no such state. Possible: not"),
        ("state:open,x", 0, "state:open,x: there is no such state"),
        (
            "alert:high OR alert:low",
            11,
            "OR: every term has to hold. Possible",
        ),
        ("-alert:high", 0, "-alert:high: nothing can be left out. Possible: no, as in"),
        ("31-Apr", 0, "31-Apr: there is no such day. Possible: 14-Mar"),
        ("30-Feb-2024", 0, "30-Feb-2024: there is no such day"),
        ("2026-02-29", 0, "2026-02-29: there is no such day"),
    ],
)
def test_what_can_not_be_read_is_told(typed: str, at: int, said: str) -> None:
    """Where it stands, why, and what is possible there."""
    fault = read_filter(typed, SATURDAY).fault
    assert fault is not None
    assert fault.at == at
    assert fault.sentence.startswith(said)


@pytest.mark.parametrize("typed", ["Or", "OR", "Ben-Or", "-217", "not"])
def test_a_name_that_reads_like_a_joining_word_is_a_name(typed: str) -> None:
    assert read_filter(typed, SATURDAY).fault is None
    assert sought(typed) != ()


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("late:yes", "untimely"), ("delayed:yes", "late"), ("missed:yes", "missed")],
)
def test_late_is_what_the_column_counts(typed: str, expected: str) -> None:
    """Sets that came late, and those that never came, as under its heading."""
    assert sought(typed) == (Compared(cast("CountField", expected), ">", 0),)


@pytest.mark.parametrize(
    ("typed", "is_unfinished"),
    [("late:", True), ("late>", True), ("late>x", False), ("late: room:1", False)],
)
def test_what_is_still_typed_is_no_mistake(typed: str, *, is_unfinished: bool) -> None:
    """Until something stands behind it, or after it."""
    fault = read_filter(typed, SATURDAY).fault
    assert fault is not None
    assert fault.is_unfinished is is_unfinished


@pytest.mark.parametrize(
    ("typed", "order"),
    [
        ("", "exceptions"),
        ("room:1 order:DATE", "newest"),
        ("order=date order:exceptions", "exceptions"),
        ("order:date order:me", "newest"),
    ],
)
def test_an_order_is_no_condition(typed: str, order: str) -> None:
    """What was said last holds; what can't be read says nothing."""
    found = read_filter(f"late>2 {typed}", SATURDAY).sought
    assert found.order == order
    assert Compared("untimely", ">", 2) in found.conditions


def test_nothing_typed_is_what_is_sought_before_anything_is() -> None:
    """So the first list that anybody sees has exceptions first as well."""
    assert Filter().sought == read_filter("", SATURDAY).sought
    assert Filter().sought.order == "exceptions"


def test_what_can_be_read_is_sought_beside_what_can_not() -> None:
    found = read_filter("room:1 alrt:high late>2", SATURDAY)
    assert found.sought.conditions == (
        Named("room", ("1",)),
        Compared("untimely", ">", 2),
    )


@given(st.text(max_size=60))
def test_anything_typed_is_read_or_told(typed: str) -> None:
    """And nothing that is typed ends in an error."""
    found = read_filter(typed, SATURDAY)
    for term in found.terms:
        assert typed[term.start : term.end] == term.text


@given(st.sampled_from(sorted(WORDS)), st.sampled_from(":=<>"), st.text(max_size=12))
def test_any_value_of_a_field_is_read_or_told(field: str, how: str, value: str) -> None:
    read_filter(f"{field}{how}{value}", SATURDAY)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1", ("Room 1",)),
        ("room 1", ("Room 1",)),
        ("room", ROOMS),
        ("ro 3", ("Room 3",)),
        ("2", ()),
        ("", ()),
    ],
)
def test_which_value_is_meant(typed: str, meant: tuple[str, ...]) -> None:
    """The beginning of a word is enough, a number is one as a whole."""
    assert resolved("room", (typed,), ROOMS) == meant


def test_a_value_as_it_stands_is_meant_alone() -> None:
    protocols = ("iv40 v1", "iv40 v10", "pain iv40 v1")
    assert resolved("protocol", ("iv40 v1",), protocols) == ("iv40 v1",)
    assert resolved("protocol", ("pain",), protocols) == ("pain iv40 v1",)


@pytest.mark.parametrize("there", [(), ("not signed", "co-signed"), ("signed",)])
def test_a_state_is_meant_whatever_there_is(there: tuple[str, ...]) -> None:
    """What is signed is not what is not signed, also while nothing is."""
    assert resolved("state", ("signed",), there) == ("signed",)
    assert resolved("state", ("not",), there) == ("not signed",)
    amended = ("amended since signed", "amended since co-sign")
    assert resolved("state", ("amended",), there) == amended
    assert resolved("state", ("open",), there) == ("open",)


def test_the_last_leap_day_is_meant() -> None:
    day = date(2024, 2, 29)
    assert sought("29-Feb") == (Days(day, day),)


def test_digits_alone_may_be_a_number_of_a_patient() -> None:
    assert sought("31-04") == (OfPatient(("31-04",)),)


def test_a_value_is_chosen_beside_others_and_let_go() -> None:
    """Each is asked for as it stands, whatever is in it."""
    typed = with_value("room:1 late>2", "room", "Room 3", ROOMS)
    assert typed == 'late>2 room:"Room 1","Room 3"'
    assert chosen(typed, "room", ROOMS) == ("Room 1", "Room 3")
    typed = with_value(typed, "room", "Room 1", ROOMS)
    assert typed == 'late>2 room:"Room 3"'
    assert with_value(typed, "room", "Room 3", ROOMS) == "late>2"


def test_a_mark_is_set_and_taken_away() -> None:
    typed = with_term("halv", "alert:high")
    assert typed == "halv alert:high"
    assert has_term(typed, "alert:high")
    assert with_term(typed, "alert:high") == "halv"


def test_a_filter_is_the_same_in_any_order() -> None:
    assert is_the_same("room:1 alert:high", "alert:high   room:1")
    assert not is_the_same("room:1", "room:2")
