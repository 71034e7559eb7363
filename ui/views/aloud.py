"""Written words made ready to be read aloud: no symbols, and units in full."""

import re

_SIGNS: tuple[tuple[str, str], ...] = (
    (r"(\d+)/(\d+)", r"\1 over \2"),
    (r"\bSBP\b", "systolic pressure"),
    (r"\bDBP\b", "diastolic pressure"),
    (r"\bBP\b", "blood pressure"),
    (r"\bHR\b", "heart rate"),
    (r"\bRR\b", "breathing rate"),
    (r"\b[Rr]esp rate\b", "breathing rate"),
    (r"\bSpO[2₂]", "oxygen saturation"),
    (r"\bMOAA/S\b", "responsiveness"),
    (r"\bIV\b", "by vein"),
    (r"\s*\bmmHg\b", ""),
    (r"\bmg/kg\b", "milligrams per kilogram"),
    (r"\bmL/h\b", "millilitres an hour"),
    (r"\bL/min\b", "litres a minute"),
    (r"\bmg\b", "milligrams"),
    (r"\bmL\b", "millilitres"),
    (r"\bkg\b", "kilograms"),
    (r"\s*/min\b", " a minute"),
    (r"\b1hr\b", "1 hour"),
    (r"(\d+)hr\b", r"\1 hours"),
    (r"\b1min\b", "1 minute"),
    (r"(\d+)min\b", r"\1 minutes"),
    (r"(\d+)sec\b", r"\1 seconds"),
    (r"\s*%", " percent"),
    (r"(?<=\d)\u2013(?=\d)", " to "),
    (r"(?:^|(?<=\s))[\u2212-](?=\d)", "minus "),
    (r"\+(?=\d)", "plus "),
    (r"\s*·\s*", ", "),
    (r"[“”\"]", ""),
    (r"\s*/\s*", " or "),
    (r"[<>=≤≥±°~#&*_|{}\[\]\\^@$+]+", " "),
)
_RULES = tuple((re.compile(pattern), words) for pattern, words in _SIGNS)


def aloud(text: str) -> str:
    """The text as one says it: ``SBP 204 mmHg`` is ``systolic pressure 204``."""
    for pattern, words in _RULES:
        text = pattern.sub(words, text)
    return re.sub(r"\s+([,.])", r"\1", re.sub(r"[ \t]+", " ", text)).strip()
