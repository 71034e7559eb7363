"""What was typed and chosen on the new-session page so far."""

from typing import Literal
from uuid import UUID, uuid5

from msgspec import Struct
from msgspec.structs import replace

from monitor.chart.kinds import DoseOrdered
from monitor.chart.patient import Patient
from monitor.chart.refusals import Refusal
from monitor.chart.session import Session
from monitor.protocol.care_protocol import CareProtocol
from ui.views import wording

Stage = Literal["finding", "entering"]


class NewSessionDraft(Struct, frozen=True, kw_only=True):
    """The page as filled in; every id it charts under follows from ``id``.

    ``texts`` and ``picks`` are by field. ``checked`` are the fields that were left,
    whose faults are told while one types elsewhere. ``chosen`` is the patient found,
    ``row`` the one marked in the list. ``kept`` is what a question was asked about: a
    second Enter on the same text keeps it. ``refusal`` is why the record said no.
    ``entered`` counts patients given up for another, since each has an id of its own.
    """

    id: UUID
    texts: dict[str, str] = {}
    picks: dict[str, str] = {}
    checked: frozenset[str] = frozenset()
    stage: Stage = "finding"
    chosen: Patient | None = None
    entered: int = 0
    row: int = 0
    kept: str = ""
    refusal: Refusal | None = None

    @property
    def patient_id(self) -> UUID:
        """The id a patient entered here is given."""
        return self.id_for(f"patient {self.entered}")

    def id_for(self, what: str) -> UUID:
        """The same for the same thing, so that asking twice charts once."""
        return uuid5(self.id, what)

    def text(self, field: str) -> str:
        return self.texts.get(field, "").strip()

    def pick(self, field: str) -> str:
        return self.picks.get(field, "")

    def typed(self, field: str, text: str) -> "NewSessionDraft":
        return replace(
            self,
            texts={**self.texts, field: text},
            checked=self.checked - {field},
            row=0 if field == "find" else self.row,
            kept="",
            refusal=None,
        )

    def picked(self, field: str, key: str) -> "NewSessionDraft":
        picks = {**self.picks, field: key}
        return replace(self, picks=picks, kept="", refusal=None)

    def left(self, field: str) -> "NewSessionDraft":
        """The field was left, so a fault in it may be told."""
        return replace(self, checked=self.checked | {field})

    def marked(self, row: int) -> "NewSessionDraft":
        return replace(self, row=max(row, 0))

    def asked(self, about: str) -> "NewSessionDraft":
        """The question was shown; the same again keeps it."""
        return replace(self, kept=about, refusal=None)

    def refused(self, refusal: Refusal) -> "NewSessionDraft":
        return replace(self, refusal=refusal, kept="")

    def choose(self, patient: Patient) -> "NewSessionDraft":
        """That is the patient; two identifiers are to be typed next."""
        texts = {f: t for f, t in self.texts.items() if f not in _OF_IDENTITY}
        return replace(
            self, chosen=patient, texts=texts, stage="finding", kept="", refusal=None
        )

    def enter_new(self) -> "NewSessionDraft":
        """A patient not known yet; what was typed to find one is carried over."""
        found = self.text("find")
        has_digit = any(c.isdigit() for c in found)
        field = "identifier" if has_digit else "family"
        texts = {field: found, **self.texts} if found else self.texts
        return replace(
            self,
            stage="entering",
            chosen=None,
            texts=texts,
            kept="",
            refusal=None,
        )

    def search_again(self) -> "NewSessionDraft":
        return replace(
            self,
            stage="finding",
            entered=self.entered + (self.chosen is not None),
            chosen=None,
            kept="",
            refusal=None,
        )


_OF_IDENTITY = ("initials", "birth_year")


def new_draft(
    id_: UUID, protocol: CareProtocol, session: Session | None = None
) -> NewSessionDraft:
    """An empty page; dose and duration stand as the protocol has them.

    Of a session that is open already, weight and dose stand as they were charted.
    """
    texts = {
        "mg_per_kg": wording.number(protocol.dose.mg_per_kg),
        "minutes": str(protocol.dose.minutes),
    }
    if session is not None and session.weight is not None:
        unit = "" if session.weight.typed_unit == "kg" else " lb"
        texts["weight"] = f"{session.weight.typed}{unit}"
    if session is not None and session.dose is not None:
        texts.update(_as_typed(session.dose))
    return NewSessionDraft(id=id_, texts=texts)


def _as_typed(dose: DoseOrdered) -> dict[str, str]:
    return {
        "mg_per_kg": f"{dose.mg_per_kg:f}",
        "ordered": f"{dose.mg:f}",
        "ordered_by": dose.ordered_by,
        "stock": f"{dose.stock_mg_per_ml:f}",
        "bag_ml": f"{dose.bag_ml:f}",
        "bag_mg": f"{dose.bag_mg:f}",
        "minutes": str(dose.minutes),
    }
