"""How a typed date of birth is read."""

from datetime import date

import pytest

from monitor.chart.refusals import Refusal
from ui.views.new_session.birth import birth_date

TODAY = date(2026, 3, 14)


@pytest.mark.parametrize(
    "typed",
    [
        *("14-Mar-1981", "14/03/1981", "14.3.1981", "14 mar 1981", "14-MARCH-1981"),
        *(" 14-03-1981 ", "14 March 1981", "14-Mar/1981"),
    ],
)
def test_day_month_year_is_read(typed: str) -> None:
    """The day comes first; the month may be a number or a name."""
    assert birth_date(typed, TODAY) == date(1981, 3, 14)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "nothing was typed"),
        ("1981-03-14", "not day, month and year"),
        ("14-Mar-81", "the year is not typed in full"),
        ("03/14/1981", "14 is no month; the day comes first"),
        ("14-Xyz-1981", "Xyz is no month"),
        ("31-Feb-1981", "February 1981 has 28 days"),
        ("29/02/1981", "February 1981 has 28 days"),
        ("31/04/1981", "April 1981 has 30 days"),
        ("00/04/1981", "April 1981 has 30 days"),
        ("14-00-1981", "00 is no month"),
        ("31-Dec-1899", "before 1900"),
        ("15-Mar-2026", "in the future"),
        ("14-Mar-9999", "in the future"),
        ("\uff11\uff14-03-1981", "not day, month and year"),
        ("\u0661\u0664/\u0660\u0663/1981", "not day, month and year"),
        ("14-Mar-1981x", "not day, month and year"),
        ("14-Ma-1981", "not day, month and year"),
    ],
)
def test_what_is_no_date_of_birth_is_refused(typed: str, why: str) -> None:
    """Impossible and ambiguous dates are refused with the reason, never bent."""
    read = birth_date(typed, TODAY)

    assert isinstance(read, Refusal)
    assert read.field == "born"
    assert why in read.why


@pytest.mark.parametrize(
    ("typed", "born"),
    [
        ("29/02/2024", date(2024, 2, 29)),
        ("14-Mar-2026", TODAY),
        ("01-Jan-1900", date(1900, 1, 1)),
    ],
)
def test_the_edges_are_taken(typed: str, born: date) -> None:
    """A leap day, today, and the first day of 1900 are dates of birth."""
    assert birth_date(typed, TODAY) == born
