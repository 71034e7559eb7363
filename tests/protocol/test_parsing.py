"""A protocol's text is read whole or refused, with every fault by its key path."""

from hashlib import sha256

import pytest

from monitor.protocol.faults import ProtocolFault
from monitor.protocol.parsing import parse_protocol
from tests.builders import iv40, iv40_text
from tests.protocol.faulty import faults, with_change


def test_hash_is_of_the_exact_text() -> None:
    """The content hash covers every byte, comments and blanks included."""
    text = iv40_text()
    assert iv40().sha256 == sha256(text.encode()).hexdigest()
    assert parse_protocol(text + "\n").sha256 != iv40().sha256


def test_same_text_gives_the_same_protocol() -> None:
    """Reading is without memory."""
    assert parse_protocol(iv40_text()) == iv40()


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
