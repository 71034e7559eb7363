"""Slips of the finger: what is typed instead of what was meant."""

from random import Random

PAD = {
    "7": "48",
    "8": "7945",
    "9": "86",
    "4": "7158",
    "5": "4682",
    "6": "953",
    "1": "420",
    "2": "1350",
    "3": "26",
    "0": "12",
}
"""The neighbours of each digit on the number pad."""

KINDS = ("doubled", "omitted", "transposed", "adjacent")


def slip(text: str, kind: str, draw: Random) -> str:
    """The text with one slip of that kind; the same text where none is possible."""
    places = [i for i, c in enumerate(text) if c.isdigit()]
    place = draw.choice(places)
    match kind:
        case "doubled":
            return text[: place + 1] + text[place:]
        case "omitted":
            return text[:place] + text[place + 1 :]
        case "adjacent":
            return text[:place] + draw.choice(PAD[text[place]]) + text[place + 1 :]
        case _:
            return text[:place] + text[place : place + 2][::-1] + text[place + 2 :]
