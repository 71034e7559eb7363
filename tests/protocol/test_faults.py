"""Each thing that can be wrong in a protocol, by its key path."""

import pytest

from tests.protocol.faulty import faults, with_change

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
        'a whole number is wanted, text stands there, "180": leave out the quotation',
    ),
    (
        "limit = 180",
        "limit = 180.5",
        'id = "SBP-HIGH-2"',
        "rule[SBP-HIGH-2].when[1].limit",
        "a number with a decimal point stands there, 180.5: write it without",
    ),
    (
        "mg_per_kg = 0.5",
        'mg_per_kg = "0.5"',
        "[dose]",
        "dose.mg_per_kg",
        'a number is wanted, text stands there, "0.5": leave out the quotation marks',
    ),
    ("mg_per_kg = 0.5", "mg_per_kg = 5", "[dose]", "dose.mg_per_kg", "is above"),
    (
        "mg_per_ml_lowest = 0.05",
        "mg_per_ml_lowest = 1.1",
        "[dose]",
        "dose.mg_per_ml_lowest",
        "is above",
    ),
    (
        "mg_per_ml_lowest = 0.05",
        "mg_per_ml_lowest = 0",
        "[dose]",
        "dose.mg_per_ml_lowest",
        "must be above 0",
    ),
    (
        "mg_per_ml_highest = 5",
        "mg_per_ml_highest = 0.9",
        "[dose]",
        "dose.mg_per_ml",
        "is above",
    ),
    ("mg_per_ml_highest = 5", "", "[dose]", "dose.mg_per_ml_highest", "missing"),
    ("mg_per_ml_lowest = 0.05", "", "[dose]", "dose.mg_per_ml_lowest", "missing"),
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
        '"urgent" is not known here: write one of "low", "medium", "high"',
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
    ("version = 1", "version = 0", "", "version", "0 is too small: write at least 1"),
    ('id = "iv40"', 'id = "IV 40"', "", "id", "small letters"),
    ("when = [{", "when = [] # [{", 'id = "SBP-HIGH-2"', "", "empty"),
    (
        'fields = ["sbp", "dbp"]',
        'fields = ["sbp", "sbp"]',
        "[[lane]]",
        "lane[bp].fields",
        "sbp is there twice",
    ),
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
