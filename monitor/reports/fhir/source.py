"""What a Bundle is made from: the record as it is handed out, with every version."""

from decimal import Decimal
from uuid import UUID, uuid5

from msgspec import Struct
from msgspec.structs import replace

from monitor.chart.given import given
from monitor.charting.reads import SessionRead
from monitor.protocol.care_protocol import CareProtocol
from monitor.reports.compiling import compile_record
from monitor.reports.de_identified import Disguise
from monitor.reports.session_record import SessionRecord
from monitor.reports.told_of_nobody import vocabulary_of
from monitor.reports.versions import VersionOut


class GivenOut(Struct, frozen=True, kw_only=True):
    """All of the drug that was given; ``at_most_mg`` where that is uncertain."""

    ml: Decimal | None
    mg: Decimal
    at_most_mg: Decimal | None


class Source(Struct, frozen=True, kw_only=True):
    """``protocol`` is for its words and units alone.

    Unless it ``is_identified`` nothing in it says whose it is.
    """

    record: SessionRecord
    given: GivenOut | None
    protocol: CareProtocol
    is_identified: bool = True

    @property
    def versions(self) -> tuple[VersionOut, ...]:
        return self.record.versions

    @property
    def encounter(self) -> UUID:
        return self.record.session.id

    @property
    def patient(self) -> UUID:
        return self.record.session.patient.id

    def own(self, what: str) -> UUID:
        """The id of what the session has one of, the same in every export."""
        return uuid5(self.encounter, what)


def source_of(read: SessionRead, exported_by: str, app_version: str) -> Source:
    found = given(read.session, read.at)
    return Source(
        record=compile_record(read, exported_by, app_version),
        given=None
        if found is None
        else GivenOut(ml=found.ml, mg=found.mg, at_most_mg=found.at_most_mg),
        protocol=read.protocol,
    )


def de_identified(source: Source, secret: UUID) -> Source:
    """Without whose it is; sources of one ``secret`` agree with each other."""
    disguise = Disguise(secret, source.patient, vocabulary_of(source.protocol))
    record = disguise.record(source.record)
    return replace(source, record=record, is_identified=False)
