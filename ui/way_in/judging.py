"""What is wrong with a password or a PIN that is typed twice."""

from collections.abc import Sequence

from monitor.chart.refusals import Refusal

_AGAIN = "Type the same twice"


def refuse_secrets(typed: dict[str, str], names: Sequence[str]) -> Refusal | None:
    """Of a password, of a PIN, or of both; takes up to seconds."""
    # In the thread of the door: the screen is painted before they are loaded.
    from monitor.access.passwords import refuse_password  # noqa: PLC0415
    from monitor.access.pins import refuse_pin  # noqa: PLC0415

    if "password" in typed:
        refusal = refuse_password(typed["password"], names) or _refuse_pair(
            typed, "password", "again", "The two passwords differ"
        )
        if refusal is not None:
            return refusal
    if "pin" in typed:
        return refuse_pin(typed["pin"]) or _refuse_pair(
            typed, "pin", "pin_again", "The two PINs differ"
        )
    return None


def _refuse_pair(
    typed: dict[str, str], first: str, second: str, what: str
) -> Refusal | None:
    if typed[first] == typed[second]:
        return None
    why = "what is typed here is not what is typed above"
    return Refusal(field=second, what=what, why=why, remedy=_AGAIN)
