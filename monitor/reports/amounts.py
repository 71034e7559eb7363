"""What an amount typed in words comes to."""

import re
from decimal import Decimal

UCUM = {"mg": "mg", "g": "g", "mcg": "ug", "mL": "mL"}
"""The units it may have, and what UCUM calls them."""

_TYPED = re.compile(rf"(\d+(?:\.\d+)?) ?({'|'.join(UCUM)})", re.ASCII)


def typed_amount(text: str) -> tuple[Decimal, str] | None:
    """Number and unit of ``4 mg``; None of any other text."""
    found = _TYPED.fullmatch(text.strip())
    return None if found is None else (Decimal(found[1]), found[2])
