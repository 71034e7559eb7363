"""Words that are read aloud have no symbols in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.views.aloud import aloud


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("SBP 182 mmHg, limit 180", "systolic pressure 182, limit 180"),
        ("BP 182/104", "blood pressure 182 over 104"),
        ("SpO₂ 91 %", "oxygen saturation 91 percent"),
        ("RR 8 /min", "breathing rate 8 a minute"),
        ("0.5 mg/kg over 40min", "0.5 milligrams per kilogram over 40 minutes"),
        (
            "rate 51.3 mL/h, oxygen 2 L/min",
            "rate 51.3 millilitres an hour, oxygen 2 litres a minute",
        ),
        ("1hr 15min old", "1 hour 15 minutes old"),
        ("1min old", "1 minute old"),
        ("Dr Meyer 555-0134", "Dr Meyer 555-0134"),
        ("at 13:36", "at 13:36"),
        ("MOAA/S 3", "responsiveness 3"),
        ("\u22125 %", "minus 5 percent"),
    ],
)
def test_written_is_said(written: str, said: str) -> None:
    """Numbers stay as they are; what stands between them becomes words."""
    assert aloud(written) == said


@given(st.text(max_size=60))
def test_no_symbol_is_left(text: str) -> None:
    """Whatever was typed into a note, no sign is left that nobody can say."""
    assert not set(aloud(text)) & set('/%<>=+±°~#&*_|{}[]\\^@$"“”')
