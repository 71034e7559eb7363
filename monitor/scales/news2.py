"""NEWS2: seven parameters, each 0 to 3, and the response band of their sum.

Royal College of Physicians. National Early Warning Score (NEWS) 2. London: RCP, 2017.
A secondary number here, never the safety net: it scores a systolic pressure of 0 up to
219, so it is blind to the commonest problem of ketamine.
"""

from decimal import Decimal
from typing import Literal

from msgspec import Struct

SOURCE = "Royal College of Physicians, National Early Warning Score (NEWS) 2, 2017"
NOTICE = (
    "NEWS2: Royal College of Physicians, 2017; no copyright restriction. "
    "Computed; not the NEWS2 chart."
)

Number = int | float | Decimal
ResponseBand = Literal["low", "low-medium", "medium", "high"]

URGENT = 5
EMERGENCY = 7
SINGLE = 3
"""One parameter alone that asks for an urgent ward response."""

_LEVELS = ("A", "C", "V", "P", "U")
_POSSIBLE = {
    "Respiratory rate": 100,
    "SpO2": 100,
    "Systolic pressure": 350,
    "Pulse": 350,
    "Temperature": 50,
}
"""Highest that is taken at all; beyond it lies a typing slip or another unit."""

# Up to and including each value; the last one is for whatever lies above.
_Steps = tuple[tuple[str, int], ...]
_RESPIRATORY: _Steps = (("8", 3), ("11", 1), ("20", 0), ("24", 2), ("", 3))
_SPO2_1: _Steps = (("91", 3), ("93", 2), ("95", 1), ("", 0))
_SPO2_2_AIR: _Steps = (("83", 3), ("85", 2), ("87", 1), ("", 0))
_SPO2_2_OXYGEN: _Steps = (
    ("83", 3),
    ("85", 2),
    ("87", 1),
    ("92", 0),
    ("94", 1),
    ("96", 2),
    ("", 3),
)
_SYSTOLIC: _Steps = (("90", 3), ("100", 2), ("110", 1), ("219", 0), ("", 3))
_PULSE: _Steps = (("40", 3), ("50", 1), ("90", 0), ("110", 1), ("130", 2), ("", 3))
_TEMPERATURE: _Steps = (("35.0", 3), ("36.0", 1), ("38.0", 0), ("39.0", 1), ("", 2))
_OXYGEN_FROM = 93
"""On scale 2, from here on it matters whether the patient breathes oxygen."""


class News2(Struct, frozen=True, kw_only=True):
    """A score. ``scored`` has each parameter, with None where it was not given.

    ``at_least`` is the sum of what was given. ``band`` is that of ``at_least``: of an
    incomplete score it is the lowest that can be true.
    """

    scored: tuple[tuple[str, int | None], ...]

    @property
    def sub_scores(self) -> dict[str, int | None]:
        return dict(self.scored)

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(name for name, points in self.scored if points is None)

    @property
    def is_complete(self) -> bool:
        return not self.missing

    @property
    def at_least(self) -> int:
        return sum(points for _, points in self.scored if points is not None)

    @property
    def total(self) -> int | None:
        """The sum; None as long as a parameter is missing."""
        return self.at_least if self.is_complete else None

    @property
    def band(self) -> ResponseBand:
        if self.at_least >= EMERGENCY:
            return "high"
        if self.at_least >= URGENT:
            return "medium"
        return "low-medium" if SINGLE in self.sub_scores.values() else "low"

    @property
    def words(self) -> str:
        """``5``, or ``incomplete, at least 5``; never a total with a hole in it."""
        if self.is_complete:
            return str(self.at_least)
        return f"incomplete, at least {self.at_least}"


def score(  # noqa: PLR0913  (the parameters of the chart, each by name)
    *,
    respiratory_rate: Number | None,
    spo2: Number | None,
    spo2_scale: int = 1,
    on_oxygen: bool | None,
    systolic: Number | None,
    pulse: Number | None,
    consciousness: str | None,
    temperature: Number | None,
) -> News2:
    """Score breaths/min, %, mmHg, beats/min, one of A C V P U, and °C.

    None means missing; 0 is a value. Scale 2 of SpO2 is for a patient whose prescriber
    set a target of 88 to 92 %. Raises ValueError for what can't be scored.
    """
    if isinstance(spo2_scale, bool) or spo2_scale not in (1, 2):
        raise ValueError(f"SpO2 scale {spo2_scale!r} is not known; it is 1 or 2.")
    if on_oxygen is not None and not isinstance(on_oxygen, bool):
        raise ValueError(f"On oxygen is {on_oxygen!r}; it is True, False or None.")
    saturation = _number("SpO2", spo2)
    return News2(
        scored=(
            (
                "respiratory_rate",
                _points(_number("Respiratory rate", respiratory_rate), _RESPIRATORY),
            ),
            ("spo2", _spo2_points(saturation, spo2_scale, on_oxygen=on_oxygen)),
            ("on_oxygen", None if on_oxygen is None else 2 * on_oxygen),
            ("systolic", _points(_number("Systolic pressure", systolic), _SYSTOLIC)),
            ("pulse", _points(_number("Pulse", pulse), _PULSE)),
            ("consciousness", _consciousness_points(consciousness)),
            (
                "temperature",
                _points(_number("Temperature", temperature), _TEMPERATURE),
            ),
        )
    )


def _points(value: Decimal | None, steps: _Steps) -> int | None:
    if value is None:
        return None
    for up_to, points in steps:
        if not up_to or value <= Decimal(up_to):
            return points
    raise AssertionError("The last step has no upper end.")


def _spo2_points(
    value: Decimal | None, scale: int, *, on_oxygen: bool | None
) -> int | None:
    """None also where scale 2 turns on oxygen, and nobody said which it is."""
    if scale == 1:
        return _points(value, _SPO2_1)
    if value is not None and value >= _OXYGEN_FROM and on_oxygen is None:
        return None
    return _points(value, _SPO2_2_OXYGEN if on_oxygen else _SPO2_2_AIR)


def _consciousness_points(level: str | None) -> int | None:
    if level is None:
        return None
    if level not in _LEVELS:
        raise ValueError(
            f"Consciousness {level!r} is not known; it is one of A, C, V, P or U."
        )
    return 0 if level == "A" else SINGLE


def _number(name: str, value: Number | None) -> Decimal | None:
    """The number exactly as meant: a float by its shortest digits."""
    if value is None:
        return None
    number = Decimal(str(value)) if _is_number(value) else Decimal("NaN")
    if not number.is_finite():
        raise ValueError(f"{name} {value!r} is not a number.")
    if not 0 <= number <= _POSSIBLE[name]:
        raise ValueError(f"{name} {value} is outside 0 to {_POSSIBLE[name]}.")
    if name != "Temperature" and number != number.to_integral_value():
        raise ValueError(f"{name} {value} is not a whole number.")
    return number


def _is_number(value: object) -> bool:
    """Not so for a yes or no, which Python counts as 1 and 0, nor for text."""
    return isinstance(value, Number) and not isinstance(value, bool)
