"""What is filled in for each ending, and the closing it comes to."""

from collections.abc import Mapping
from datetime import datetime
from typing import Literal

from msgspec import Struct

from monitor.chart.kinds import (
    Admitted,
    AgainstAdvice,
    AnyEndingFacts,
    Cancelled,
    Died,
    Ending,
    LeftUnseen,
    SessionClosed,
    Transferred,
)

_CANNULA: dict[str, bool | None] = {"Y": True, "N": False, "0": None}
CANNULA_CHOICES = (("Y", "out"), ("N", "still in"), ("0", "had none"))
Times = Mapping[str, datetime]
Texts = Mapping[str, str]


class EndingPart(Struct, frozen=True, kw_only=True):
    """A field of an ending; a time that is stated, a text, or the cannula."""

    id: str
    label: str
    is_time: bool = False
    is_choice: bool = False
    missing: str = ""
    stretch: int = 2


def _time(id_: str, label: str, missing: str) -> EndingPart:
    return EndingPart(id=id_, label=label, is_time=True, missing=missing)


_LEFT = _time("left", "Left", "left")
_WHERE = EndingPart(id="where", label="To where")

_PARTS: dict[Ending, tuple[EndingPart, ...]] = {
    "discharged": (_time("ready", "Ready", "was ready"), _LEFT),
    "transferred": (
        _WHERE,
        EndingPart(id="taken_over_by", label="Taken over by"),
        _LEFT,
    ),
    "admitted": (_WHERE, _LEFT),
    "against advice": (
        EndingPart(id="capacity_judged_by", label="Capacity judged by"),
        EndingPart(id="risks_explained_by", label="Risks explained by"),
        EndingPart(id="cannula", label="Cannula", is_choice=True),
        _LEFT,
    ),
    "left unseen": (
        _time("last_seen_at", "Last seen", "was last seen"),
        EndingPart(id="told", label="Who was told"),
    ),
    "cancelled": (EndingPart(id="cause", label="Why no dose", stretch=3), _LEFT),
    "died": (
        _time("died_at", "Time of death", "died"),
        EndingPart(id="confirmed_by", label="Confirmed by"),
    ),
}


def parts_of(ending: Ending) -> tuple[EndingPart, ...]:
    """What is asked for this ending, beside the note."""
    return _PARTS[ending]


def closing_of(
    ending: Ending, times: Times, texts: Texts, cannula: str
) -> SessionClosed:
    """The closing that was filled in; times by the ids of their parts."""
    return SessionClosed(
        ending=ending,
        ready_at=times.get("ready"),
        left_at=times.get("left"),
        facts=_facts(ending, times, texts, cannula),
        note=texts.get("note", ""),
    )


def filled_from(closed: SessionClosed) -> tuple[Times, Texts, str]:
    """The times, texts and cannula that a closing was filled in with."""
    times = {"ready": closed.ready_at, "left": closed.left_at}
    texts = {"note": closed.note}
    cannula = ""
    facts = closed.facts
    for part in parts_of(closed.ending):
        value = getattr(facts, part.id, None)
        if isinstance(value, datetime):
            times[part.id] = value
        elif isinstance(value, str):
            texts[part.id] = value
    if isinstance(facts, AgainstAdvice):
        cannula = next(k for k, v in _CANNULA.items() if v is facts.is_cannula_out)
    return {k: v for k, v in times.items() if v is not None}, texts, cannula


def _facts(
    ending: Ending, times: Times, texts: Texts, cannula: str
) -> AnyEndingFacts | None:
    match ending:
        case "transferred" | "admitted":
            return _moved(ending, texts)
        case "against advice":
            return AgainstAdvice(
                capacity_judged_by=texts["capacity_judged_by"],
                risks_explained_by=texts["risks_explained_by"],
                is_cannula_out=_CANNULA[cannula],
            )
        case "left unseen":
            return LeftUnseen(last_seen_at=times["last_seen_at"], told=texts["told"])
        case "cancelled":
            return Cancelled(cause=texts["cause"])
        case "died":
            died_at, by = times["died_at"], texts["confirmed_by"]
            return Died(died_at=died_at, confirmed_by=by)
        case "discharged":
            return None


def _moved(
    ending: Literal["transferred", "admitted"], texts: Texts
) -> Transferred | Admitted:
    if ending == "admitted":
        return Admitted(where=texts["where"])
    return Transferred(where=texts["where"], taken_over_by=texts["taken_over_by"])
