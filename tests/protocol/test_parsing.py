"""A protocol's text is read whole or refused, with every fault by its key path."""

from hashlib import sha256

import pytest

from monitor.protocol.faults import ProtocolFault
from monitor.protocol.parsing import parse_protocol
from tests.builders import iv40, iv40_text


def faults(text: str) -> dict[str, str]:
    """What is wrong with a text, by key path."""
    with pytest.raises(ProtocolFault) as caught:
        parse_protocol(text)
    return {fault.path: fault.text for fault in caught.value.faults}


def with_change(old: str, new: str, within: str = "") -> str:
    """iv40 with one line changed, the first after the line ``within``."""
    text = iv40_text()
    start = text.index(within)
    place = text.index(old, start)
    return text[:place] + new + text[place + len(old) :]


def test_hash_is_of_the_exact_text() -> None:
    """The content hash covers every byte, comments and blanks included."""
    text = iv40_text()
    assert iv40().sha256 == sha256(text.encode()).hexdigest()
    assert parse_protocol(text + "\n").sha256 != iv40().sha256


def test_same_text_gives_the_same_protocol() -> None:
    """Reading is without memory."""
    assert parse_protocol(iv40_text()) == iv40()


ONE_FAULT = [
    ('drug = "ketamine"', 'drug = "ketamine"\ndrog = "x"', "", "drog", "unknown key"),
    ("limit = 180", "limit = 180, lim = 1", 'id = "SBP-HIGH-2"', "", "unknown key"),
    ("lowest = 40", "lowest = 400", 'code = "sbp"', "field[sbp].lowest", "is above"),
    (
        "soft_low = 90",
        "soft_low = 190",
        'code = "sbp"',
        "field[sbp].soft_low",
        "is above",
    ),
    (
        "soft_low = 94",
        "soft_low = 30",
        'code = "spo2"',
        "field[spo2].soft_low",
        "outside the hard range",
    ),
    (
        "limit = 180",
        "limit = 320",
        'id = "SBP-HIGH-2"',
        "rule[SBP-HIGH-2].when[1].limit",
        "outside the hard range",
    ),
    (
        "limit = 40",
        "limit = 300",
        'id = "SBP-RISE-2"',
        "rule[SBP-RISE-2].when[1].limit",
        "no possible rise",
    ),
    (
        "limit = 20",
        "limit = 120",
        'id = "SBP-OVER-1"',
        "rule[SBP-OVER-1].when[1].limit",
        "not from 1 to 100",
    ),
    (
        "limit = 180",
        "limit = 150",
        'id = "SBP-HIGH-2"',
        "rule[SBP-HIGH-2].when[1].limit",
        "not beyond the 160 of SBP-HIGH-1",
    ),
    (
        "limit = 89",
        "limit = 99",
        'id = "SBP-LOW-2"',
        "rule[SBP-LOW-2].when[1].limit",
        "not beyond the 99 of SBP-LOW-1",
    ),
    (
        "limit = 21",
        "limit = 11",
        'id = "RR-HIGH-1"',
        "rule[RR-LOW-1].when[1].limit",
        "not below the 11 of RR-HIGH-1",
    ),
    ('id = "SBP-HIGH-2"', 'id = "SBP-HIGH-1"', "", "rule", "there twice"),
    ('code = "DIZZ"', 'code = "DISS"', "", "effect", "there twice"),
    ('key = "Z"', 'key = "D"', 'code = "DIZZ"', "effect key", "there twice"),
    ("code = 2", "code = 1", "[[action]]", "action", "there twice"),
    (
        'unit = "mmHg"',
        'unit = "kPa"',
        'id = "SBP-HIGH-2"',
        "rule[SBP-HIGH-2].unit",
        'the limit is in "mmHg"',
    ),
    (
        'unit = "%"',
        'unit = "mmHg"',
        'id = "SBP-OVER-1"',
        "rule[SBP-OVER-1].unit",
        'the limit is in "%"',
    ),
    ('unit = "/min"', 'unit = "bpm"', 'code = "hr"', "field[hr].unit", "a known one"),
    (
        'unit = "mmHg"',
        'unit = "%"',
        'id = "bp"\nlabel = "BP"\nunit',
        "lane[bp].unit",
        "its fields are in mmHg",
    ),
    (
        "limit = 180",
        'limit = "180"',
        'id = "SBP-HIGH-2"',
        "rule[SBP-HIGH-2].when[1].limit",
        "expected int, got str",
    ),
    (
        "limit = 180",
        "limit = 180.5",
        'id = "SBP-HIGH-2"',
        "rule[SBP-HIGH-2].when[1].limit",
        "expected int",
    ),
    (
        "mg_per_kg = 0.5",
        'mg_per_kg = "0.5"',
        "[dose]",
        "dose.mg_per_kg",
        "expected a number, got text",
    ),
    ("mg_per_kg = 0.5", "mg_per_kg = 5", "[dose]", "dose.mg_per_kg", "is above"),
    (
        "rate_highest_ml_per_hour = 999",
        "rate_highest_ml_per_hour = 0",
        "[dose]",
        "dose.rate_highest_ml_per_hour",
        "must be above 0",
    ),
    (
        'field = "sbp"',
        'field = "sap"',
        'id = "SBP-HIGH-2"',
        "rule[SBP-HIGH-2].when[1].field",
        "no field sap",
    ),
    (
        'code = "VOM"',
        'code = "PUKE"',
        'id = "VOMITING-2"',
        "rule[VOMITING-2].when[1].code",
        "no effect PUKE",
    ),
    (
        'parameter = "bp"',
        'parameter = "rr2"',
        'id = "SBP-HIGH-2"',
        "rule[SBP-HIGH-2].parameter",
        "no parameter rr2",
    ),
    (
        'priority = "medium"',
        'priority = "urgent"',
        'id = "SBP-HIGH-2"',
        "rule[SBP-HIGH-2].priority",
        "invalid enum value",
    ),
    (
        'kind = "at_or_above"',
        'kind = "above"',
        'id = "SBP-HIGH-2"',
        "rule[SBP-HIGH-2].when[1].kind",
        "expected one of",
    ),
    (
        "tolerance_minutes = 3",
        "tolerance_minutes = 5",
        "[schedule.during]",
        "schedule.during.tolerance_minutes",
        "would meet",
    ),
    (
        "ticks = [60, 90, 120, 150, 180]",
        "ticks = [30]",
        "",
        "lane[bp].ticks",
        "outside the lane",
    ),
    ("version = 1", "version = 0", "", "version", "expected int >= 1"),
    ('id = "iv40"', 'id = "IV 40"', "", "id", "expected str matching regex"),
    ("when = [{", "when = [] # [{", 'id = "SBP-HIGH-2"', "", "empty"),
    ('id = "overdue"', 'id = "late"', "", "parameter", "no parameter overdue"),
]


@pytest.mark.parametrize(("old", "new", "within", "path", "text"), ONE_FAULT)
def test_fault_is_named_by_its_key_path(
    *, old: str, new: str, within: str, path: str, text: str
) -> None:
    """One thing wrong is one fault, in words, with where it stands."""
    found = faults(with_change(old, new, within))
    if path:
        assert path in found
        assert text in found[path]
    else:
        assert any(text in words for words in found.values())


@pytest.mark.parametrize(
    "table",
    [
        "field[hr]",
        "pressure",
        "charting",
        "dose",
        "oxygen",
        "baseline",
        "schedule",
        "schedule.during",
        "schedule.during.also",
        "schedule.recovery",
        "overdue",
        "snooze",
        "rechecking",
        "parameter[hr]",
        "rule[HR-HIGH-2]",
        "grade",
        "lane[hr]",
    ],
)
def test_numbers_without_a_source_are_refused(table: str) -> None:
    """Every table that holds numbers says where they come from."""
    text = iv40_text()
    name, _, element = table.partition("[")
    header = f"[{table}]"
    if element or table == "grade":
        header = f"[[{name}]]"
        key = element.removesuffix("]")
        named = {"field": "code", "grade": "grade"}.get(name, "id")
        wanted = f'{named} = "{key}"' if key else f"{named} = 1"
        start = text.index(f"{header}\n{wanted}")
    else:
        start = text.index(header)
    place = text.index("source = ", start)
    found = faults(text[:place] + "sauce = " + text[place + len("source = ") :])
    assert any(
        path.startswith(table) and path.endswith(".source") and words == "missing"
        for path, words in found.items()
    )


def test_empty_source_is_no_source() -> None:
    """A source of no characters is a fault too."""
    text = with_change('source = "Des', 'source = ""  # "Des', 'id = "SBP-HIGH-3"')
    assert "rule[SBP-HIGH-3].source" in faults(text)


def test_all_faults_are_told_at_once() -> None:
    """Faults of shape, of reference and of order come in one go."""
    text = iv40_text()
    for old, new in (
        ('drug = "ketamine"', 'drog = "ketamine"'),
        ("limit = 180 }]", "limit = 150 }]"),
        ('unit = "/min"\nlowest = 20', 'unit = "bpm"\nlowest = 20'),
        ("every_minutes = 15", 'every_minutes = "15"'),
    ):
        assert old in text
        text = text.replace(old, new, 1)
    assert set(faults(text)) >= {
        "drog",
        "drug",
        "rule[SBP-HIGH-2].when[1].limit",
        "field[hr].unit",
        "schedule.recovery.every_minutes",
    }


def test_wrong_field_is_not_told_by_all_that_refer_to_it() -> None:
    """One field that is not sound is one fault, not one for each of its rules."""
    assert list(faults(with_change("lowest = 40", 'lowest = "x"', 'code = "sbp"'))) == [
        "field[sbp].lowest"
    ]


def test_missing_tables_are_named() -> None:
    """An empty text lacks everything, each table by name."""
    found = faults("")
    assert {"id", "field", "rule", "schedule", "lane"} <= set(found)
    assert set(found.values()) == {"missing"}


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [('id = "iv40"', "id = ", 7), ("version = 1", "version = 1 1", 8)],
)
def test_wrong_syntax_is_named_by_its_line(old: str, new: str, line: int) -> None:
    """Where the text is no TOML, the line is told."""
    with pytest.raises(ProtocolFault) as caught:
        parse_protocol(with_change(old, new))
    (fault,) = caught.value.faults
    assert fault.line == line
    assert str(fault).startswith(f"line {line}: ")


def test_message_names_every_fault() -> None:
    """Printed, the refusal has a line for each fault."""
    with pytest.raises(ProtocolFault) as caught:
        parse_protocol("")
    lines = str(caught.value).splitlines()
    assert len(lines) == len(caught.value.faults)
    assert "rule: missing" in lines
