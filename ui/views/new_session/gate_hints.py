"""What can be typed into a field of a gate: an example, or a limit."""

from monitor.chart.numbers import written
from monitor.protocol.gate_tables import Ask, AskKind
from ui.views import wording

_EXAMPLES: dict[AskKind, str] = {
    "yes_no": "y or n",
    "date": "such as 14-Mar-2026",
    "time": "such as 08:10",
    "name": "first and family name",
    "phone": "a telephone number",
    "text": "words or figures",
}


def digits_of(ask: Ask) -> str:
    """What is told of a letter where there can be none: no yes is a time."""
    match ask.kind:
        case "time":
            return "not y or n: the time, such as 08:10"
        case "number":
            return f"not y or n: {_span(ask)}"
        case _:
            return ""


def hint_of(ask: Ask) -> str:
    """In the room below the field."""
    optional = "may stay empty" if ask.optional else ""
    return ", ".join(part for part in (_kind(ask), _limit(ask), optional) if part)


def _kind(ask: Ask) -> str:
    match ask.kind:
        case "choice":
            return ", ".join(ask.choices)
        case "number":
            return _span(ask)
        case "phone" if ask.least_digits:
            return ""
        case _:
            return _EXAMPLES[ask.kind]


def _span(ask: Ask) -> str:
    if ask.lowest is None or ask.highest is None:
        return "a number"
    return f"{written(ask.lowest)} to {written(ask.highest)} {ask.unit}".rstrip()


def _limit(ask: Ask) -> str:
    if ask.oldest_days is not None:
        return f"at most {wording.counted(ask.oldest_days, 'day')} ago"
    if ask.least_minutes is not None:
        return f"at least {ask.least_minutes}min before"
    if ask.least_digits is not None:
        return f"at least {wording.counted(ask.least_digits, 'digit')}"
    return _wanted(ask)


def _wanted(ask: Ask) -> str:
    """What leaves the gate met, where that is less than what is taken down."""
    least, most = ask.at_least, ask.at_most
    if most is None:
        return "" if least is None else f"wanted at or above {written(least)}"
    least = ask.lowest if least is None else least
    if least is None:
        return f"wanted at or below {written(most)}"
    return f"wanted {written(least)} to {written(most)}"
