"""Words that a spreadsheet might calculate, drawn from what formulas are made of."""

from random import Random

from msgspec.structs import replace

from monitor.reports.session_record import SessionRecord
from tests.charting.clinic import CALM, Clinic
from tests.reports.exported import record_of

COLUMNS = ("author", "field", "unit", "reason")
_PARTS = (
    *("=", "+", "-", "@", "\t", "\n", " ", "\N{NO-BREAK SPACE}", "'", '"', '""', ","),
    *("\N{FULLWIDTH EQUALS SIGN}", "\N{FULLWIDTH PLUS SIGN}", ";", "|", "\\", "%"),
    *(
        "\N{FULLWIDTH COMMERCIAL AT}",
        "\N{FULLWIDTH HYPHEN-MINUS}",
        "\N{ZERO WIDTH SPACE}",
    ),
    *("1+1", "SUM(A1:A9)", 'HYPERLINK("x";"y")', "cmd|' /C calc'!A0", "DDE(1)", "{=1}"),
    *("\r", "\r\n", "\N{IDEOGRAPHIC SPACE}", "\N{WORD JOINER}"),
    *("a", "患", "é", "of:=1", "==", "=-", "-1", "+1", "1e3", "TRUE", "#REF!"),
)


def hostile(random: Random) -> str:
    return "".join(random.choices(_PARTS, k=random.randint(1, 5)))


def record(rows: int, seed: int) -> SessionRecord:
    """A session whose every word is hostile; its numbers are as charted."""
    random = Random(seed)  # noqa: S311  (not for secrets)
    clinic = Clinic().start()
    clinic.chart(10, CALM)
    made = record_of(clinic)
    some = made.observations
    written = tuple(
        replace(some[n % len(some)], **{name: hostile(random) for name in COLUMNS})
        for n in range(rows)
    )
    return replace(made, observations=written)
