"""A stamp of an emergency as a text to edit."""

from collections.abc import Mapping

from msgspec.structs import replace

from monitor.chart.kinds import Amendable, EmergencyStamped


def stamp_texts(fact: Amendable) -> tuple[tuple[str, str, str, int], ...]:
    """Part, label, text and share of the width; of a stamp only."""
    if not isinstance(fact, EmergencyStamped):
        return ()
    return (("label", "What was done", fact.label, 3),)


def edited_stamp(fact: EmergencyStamped, texts: Mapping[str, str]) -> EmergencyStamped:
    """Other words are of no key any more, so its letter goes."""
    label = texts.get("label", fact.label).strip()
    return fact if label == fact.label else replace(fact, label=label, code="")
