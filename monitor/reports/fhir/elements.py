"""The elements that every resource is made of, as plain structures."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from monitor.reports.fhir.codes import EXTENSION, UCUM

Element = dict[str, object]
"""Names and values as in the JSON; times and decimals are still themselves."""


def element(**fields: object) -> Element:
    """Without what is not there: FHIR has neither nulls nor empty lists."""
    return {name: v for name, v in fields.items() if v not in (None, "", [], {})}


def resource(type_: str, id_: UUID, **fields: object) -> Element:
    return {"resourceType": type_, "id": str(id_), **element(**fields)}


def coding(system: str, code: str, display: str = "") -> Element:
    return element(system=system, code=code, display=display)


def concept(*codings: Element, text: str = "") -> Element:
    return element(coding=list(codings), text=text)


def quantity(value: Decimal | int, unit: str, ucum: str | None) -> Element:
    """``ucum`` is None where the unit is nobody's but the protocol's."""
    if ucum is None:
        return element(value=value, unit=unit)
    return element(value=value, unit=unit or ucum, system=UCUM, code=ucum)


def reference(id_: UUID, display: str = "") -> Element:
    return element(reference=urn(id_), display=display)


def urn(id_: UUID) -> str:
    return f"urn:uuid:{id_}"


def period(start: datetime | None, end: datetime | None) -> Element:
    return element(start=start, end=end)


def flag(name: str, value: bool | None) -> list[Element]:  # noqa: FBT001  (a value)
    """An extension of ours; none where nobody said."""
    return (
        [] if value is None else [{"url": f"{EXTENSION}{name}", "valueBoolean": value}]
    )


def words(name: str, value: str | None) -> list[Element]:
    return [{"url": f"{EXTENSION}{name}", "valueString": value}] if value else []


def amount(name: str, value: Decimal | None, ucum: str) -> list[Element]:
    if value is None:
        return []
    of = quantity(value, ucum, ucum)
    return [{"url": f"{EXTENSION}{name}", "valueQuantity": of}]


def note(text: str) -> list[Element]:
    return [{"text": text}] if text else []
