"""What was typed and chosen on the new-session page so far."""

from collections.abc import Iterable, Sequence
from typing import Literal
from uuid import UUID, uuid5

from msgspec import Struct
from msgspec.structs import replace

from monitor.chart.patient import Patient
from monitor.chart.refusals import Refusal
from ui.views.new_session.sought import SOUGHT, sought_parts

Stage = Literal["finding", "entering"]
DOSE_STAGE = "dose stage"
CHECKING = "check"
"""What section 2 is about, among the picks: the check of the dose, or its order."""


class NewSessionDraft(Struct, frozen=True, kw_only=True):
    """The page as filled in; every id it charts under follows from ``id``.

    ``texts`` and ``picks`` are by field. ``checked`` are the fields that were left,
    whose faults are told while one types elsewhere; ``tried`` those that Enter was
    pressed on, which are told also where nothing stands in them. ``chosen`` is the
    patient found, ``row`` the one marked in the list. ``kept`` is what a question was
    asked about: a second Enter on the same text keeps it. ``refusal`` is why the record
    said no. ``entered`` counts patients given up for another, since each has an id of
    its own. ``carried`` is what was sought when a new patient was last begun;
    ``awaits`` what Enter was pressed on before the record had found it. ``move`` is
    the last move of the chart when the page was begun: since another one it is another
    patient's.
    """

    id: UUID
    texts: dict[str, str] = {}
    picks: dict[str, str] = {}
    checked: frozenset[str] = frozenset()
    tried: frozenset[str] = frozenset()
    stage: Stage = "finding"
    chosen: Patient | None = None
    entered: int = 0
    row: int = 0
    kept: str = ""
    refusal: Refusal | None = None
    carried: str = ""
    awaits: str = ""
    move: UUID | None = None

    @property
    def patient_id(self) -> UUID:
        """The id a patient entered here is given."""
        return self.id_for(f"patient {self.entered}")

    @property
    def session_id(self) -> UUID | None:
        """The id of the session this page opens; None until the patient is chosen."""
        return None if self.chosen is None else self.session_of(self.chosen.id)

    def session_of(self, patient: UUID) -> UUID:
        return self.id_for(f"session {patient}")

    def awaits_patient(self, patient: UUID) -> bool:
        """Whether that patient is still the one being entered here."""
        return self.stage == "entering" and patient == self.patient_id

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
            tried=self.tried - {field},
            row=0 if field == "find" else self.row,
            kept="",
            refusal=None,
            awaits="",
        )

    def with_room(self, room: str) -> "NewSessionDraft":
        """The only room there is, unless one is typed already."""
        if "room" in self.texts:
            return self
        return replace(self, texts={**self.texts, "room": room})

    def picked(self, field: str, key: str) -> "NewSessionDraft":
        picks = {**self.picks, field: key}
        tried = self.tried - {field}
        return replace(self, picks=picks, tried=tried, kept="", refusal=None)

    def left(self, field: str) -> "NewSessionDraft":
        """The field was left, so a fault in it may be told."""
        return replace(self, checked=self.checked | {field})

    def tell(self, fields: Iterable[str]) -> "NewSessionDraft":
        """Enter was pressed on these, so whatever is wrong with them is told."""
        tried = self.tried | frozenset(fields)
        return replace(self, tried=tried, kept="", refusal=None)

    def is_told(self, field: str) -> bool:
        """Whether a fault in that field is told by now."""
        has_something = bool(self.text(field))
        return field in self.tried or (has_something and field in self.checked)

    def settled(self) -> "NewSessionDraft":
        """What was asked about or refused is on its way into the record."""
        return replace(self, kept="", refusal=None, awaits="")

    def awaiting(self) -> "NewSessionDraft":
        """Enter was pressed before it is known whom the words find."""
        return replace(self, awaits=self.text("find"))

    def answered(self, found: Sequence[Patient]) -> "NewSessionDraft":
        """It is known by now: one alone is chosen, of several none."""
        heard = replace(self, awaits="")
        return heard.choose(found[0]) if len(found) == 1 else heard

    def marked(self, row: int) -> "NewSessionDraft":
        return replace(self, row=max(row, 0))

    def asked(self, about: str) -> "NewSessionDraft":
        """The question was shown; the same again keeps it."""
        return replace(self, kept=about, refusal=None)

    def refused(self, refusal: Refusal) -> "NewSessionDraft":
        return replace(self, refusal=refusal, kept="")

    def let_go(self, field: str) -> "NewSessionDraft":
        """What was refused there was taken back."""
        is_about_it = self.refusal is not None and self.refusal.field == field
        return replace(self, refusal=None) if is_about_it else self

    def choose(self, patient: Patient) -> "NewSessionDraft":
        """That is the patient; two identifiers are to be typed next."""
        texts = {f: t for f, t in self.texts.items() if f not in _OF_IDENTITY}
        return replace(self._untold(), chosen=patient, texts=texts, stage="finding")

    def enter_new(self) -> "NewSessionDraft":
        """A patient not known yet; what was typed to find one is carried over."""
        found = self.text("find")
        texts = self.texts
        if found != self.carried:
            kept = {f: t for f, t in texts.items() if f not in SOUGHT}
            texts = {**kept, **sought_parts(found)}
        return replace(
            self._untold(), stage="entering", chosen=None, texts=texts, carried=found
        )

    def search_again(self) -> "NewSessionDraft":
        return replace(
            self._untold(),
            stage="finding",
            entered=self.entered + (self.chosen is not None or self._is_entering),
            chosen=None,
        )

    @property
    def _is_entering(self) -> bool:
        """What was entered may be on its way to the record under its id."""
        return self.stage == "entering"

    def _untold(self) -> "NewSessionDraft":
        """Nobody has left, or pressed Enter on, the fields that come now."""
        return replace(self.settled(), checked=frozenset(), tried=frozenset())


_OF_IDENTITY = ("initials", "birth_year")
