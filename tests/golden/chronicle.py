"""A session in which every kind of entry occurs, as facts to be written down."""

from collections.abc import Iterator
from datetime import date
from uuid import uuid5

from msgspec.structs import replace

from monitor.chart.approving import APPROVALS
from monitor.chart.entries import NewEntry, Stream
from monitor.chart.kinds import (
    AddendumRecorded,
    Allergies,
    AnyKind,
    ApprovalWithdrawn,
    BreakGlassCoSigned,
    BreakGlassOpened,
    ChartMoved,
    ChartReattributed,
    CoSigningSet,
    ExceptionsSeen,
    HoldLifted,
    HoldPlaced,
    IdentityTyped,
    LockTimesSet,
    PatientCorrected,
    PatientDetails,
    PatientErased,
    PatientRecorded,
    PersonChanged,
    PersonDisabled,
    PersonEnrolled,
    ProtocolApproved,
    ProtocolPin,
    ProtocolProposed,
    QueryAnswered,
    QueryClosed,
    QueryRaised,
    ReportStatus,
    RetentionSet,
    SeenException,
    SignedOff,
    SigningKeyNamed,
)
from monitor.chart.lock_times import SITE
from monitor.chart.manifest import Manifest, Part, Signature, Stretch
from monitor.chart.people import PEOPLE
from tests.golden.after_dose import recovery
from tests.golden.before_dose import opening
from tests.golden.placed import PATIENT, SESSION, SPACE, at, entry, of_patient
from tests.golden.under_dose import emergency, infusion

_DETAILS = PatientDetails(
    identifier="T-0001",
    family="Ødegård-Núñez",
    given="Zoë",
    title="Dr",
    born=date(1981, 3, 14),
    sex="female",
    allergies=Allergies(state="known", items=("latex", "penicillin")),
)


def entries() -> Iterator[NewEntry]:
    """In the order in which they were charted."""
    yield of_patient("recording", -40, PatientRecorded(details=_DETAILS))
    corrected = replace(_DETAILS, title="", allergies=Allergies(state="none known"))
    yield of_patient("correction", -39, PatientCorrected(details=corrected), "misread")
    yield from opening()
    yield from infusion()
    yield from emergency()
    yield from recovery()
    yield from _reattribution()
    yield from _people()
    yield from _behind_glass()
    yield from _signing()
    yield from _erasure()
    yield from _review()
    yield from _oversight()
    yield _proposal()


def _reattribution() -> Iterator[NewEntry]:
    """It was opened for somebody else, and found to be this patient's."""
    other, why = uuid5(SPACE, "other patient"), "wrong wristband"
    moved = ChartReattributed(
        from_patient=other,
        to_patient=PATIENT.id,
        identity=IdentityTyped(initials="ZØ", birth_year=1981),
    )
    yield entry("reattribution", 120, moved, why)
    mark = ChartMoved(session=SESSION.id, from_patient=other, to_patient=PATIENT.id)
    yield of_patient("mark", 120, mark, why)
    swapped = replace(moved, swapped_with=uuid5(SPACE, "other session"))
    yield entry("swap", 121, swapped, "rooms swapped")
    yield _approval()
    yield _withdrawal()


def _withdrawal() -> NewEntry:
    pin = ProtocolPin(id="iv40", version=1, sha256="ab" * 32)
    back = ApprovalWithdrawn(protocol=pin, by="Dr B. Second", reason="wrong file")
    return replace(entry("withdrawal", 122, back), stream=APPROVALS)


def _proposal() -> NewEntry:
    pin = ProtocolPin(id="iv40", version=2, sha256="cd" * 32)
    text = 'id = "iv40"\nversion = 2\ntitle = "Ketamin Øst"\n'
    proposed = ProtocolProposed(
        protocol=pin, text=text, by="K. Weiß", file="iv40 v2.toml"
    )
    return replace(entry("proposal", 132, proposed), stream=APPROVALS)


def _approval() -> NewEntry:
    pin = ProtocolPin(id="iv40", version=1, sha256="ab" * 32)
    approved = ProtocolApproved(
        protocol=pin, by="Dr M. Meyer, medical lead", note="Committee of 3 March"
    )
    return replace(entry("approval", 121, approved), stream=APPROVALS)


def _people() -> Iterator[NewEntry]:
    """One is enrolled, gets a further role, and leaves; screens lock sooner."""
    someone = uuid5(SPACE, "I. Lindqvist-Ørsted")
    enrolled = PersonEnrolled(
        person=someone,
        name="I. Lindqvist-Ørsted",
        sign_in="i.lindqvist",
        roles=("nurse",),
    )
    changed = PersonChanged(
        person=someone,
        name="I. Lindqvist-Ørsted RN",
        sign_in="i.lindqvist",
        roles=("nurse", "supervisor"),
    )
    left = PersonDisabled(person=someone, reason="left the clinic")
    facts: dict[str, AnyKind] = {
        "enrolment": enrolled,
        "change": changed,
        "disabling": left,
    }
    for name, fact in facts.items():
        yield replace(entry(name, 123, fact), stream=PEOPLE)
    lock = LockTimesSet(minutes_during_session=12, minutes_otherwise=3)
    yield replace(entry("lock", 123, lock), stream=SITE)


def _behind_glass() -> Iterator[NewEntry]:
    """Somebody charts without signing in, and another looks at it."""
    opened = BreakGlassOpened(
        person=uuid5(SPACE, "J. Märsh"), name="J. Märsh", reason="password forgotten"
    )
    yield entry("glass", 124, opened)
    opening = uuid5(SPACE, "glass")
    yield entry("co-signature", 125, BreakGlassCoSigned(opening=opening, note="seen"))


def _signing() -> Iterator[NewEntry]:
    """Somebody tells their key, signs with it, and adds something afterwards."""
    signer, key = uuid5(SPACE, "M. Meyer"), "cd" * 32
    named = SigningKeyNamed(person=signer, key=key)
    yield replace(entry("signing key", 126, named), stream=PEOPLE)
    chain = Stretch(
        station=uuid5(SPACE, "station"),
        epoch=uuid5(SPACE, "epoch"),
        first=3,
        last=77,
        count=70,
        link="ef" * 32,
    )
    manifest = Manifest(
        session=Part(id=SESSION.id, root="01" * 32, chains=(chain,)),
        patient=Part(id=PATIENT.id, root="02" * 32, chains=(replace(chain, count=2),)),
        protocol="ab" * 32,
        meaning="reviewed and co-signed",
        name="Dr M. Méyer",
        signed_ms=1_773_502_300_000,
        app_version="0.1.0",
    )
    signed = Signature(manifest=manifest, key=key, signature="99" * 64)
    yield entry("signature", 127, SignedOff(signature=signed))
    yield entry("addendum", 128, AddendumRecorded(text="Slept well, says the call."))


def _oversight() -> Iterator[NewEntry]:
    """A record is held and let go, kept for so long, and an event is reported."""
    placed = HoldPlaced(
        patient=PATIENT.id, reason="Claim of 3 March", asked_by="K. Weiß, counsel"
    )
    lifted = HoldLifted(hold=uuid5(SPACE, "hold"), reason="settled")
    kept = RetentionSet(years=10, source="BGB § 630f")
    facts: dict[str, AnyKind] = {"hold": placed, "hold lifted": lifted, "kept": kept}
    for name, fact in facts.items():
        yield replace(entry(name, 130, fact), stream=SITE)
    report = ReportStatus(
        to="Yellow Card",
        state="sent",
        about=uuid5(SPACE, "effect"),
        reference="YC-1789",
        by_when=date(2026, 3, 21),
        source="House rule",
        note="by telephone first",
    )
    yield entry("report", 131, report)


def _erasure() -> Iterator[NewEntry]:
    """Of another patient than the one all the rest is about."""
    other, session = uuid5(SPACE, "erased patient"), uuid5(SPACE, "erased session")
    erased = PatientErased(patient=other)
    entry_ = entry("erasure", 129, erased, "asked for it in writing")
    yield replace(entry_, stream=Stream("patient", other))
    told = replace(erased, opened_at=at(-40), closed_at=at(-20))
    entry_ = entry("erasure of a session", 129, told, "asked for it in writing")
    yield replace(entry_, stream=Stream("session", session))


def _review() -> Iterator[NewEntry]:
    """Somebody asks about a value, a time and all of it, and co-signs in the end."""
    own = CoSigningSet(own_session=True)
    yield replace(entry("co-signing", 130, own), stream=SITE)
    about = QueryRaised(
        text="92 or 29?", about=uuid5(SPACE, "third set"), field="hr", returns=True
    )
    yield entry("query", 130, about)
    yield entry("query of a time", 131, QueryRaised(text="Who?", moment=at(20)))
    yield entry("query of all", 131, QueryRaised(text="Whose señal?"))
    query = uuid5(SPACE, "query")
    yield entry("answer", 132, QueryAnswered(query=query, text="92, read twice"))
    yield entry("closing of a query", 133, QueryClosed(query=query, note="agreed"))
    seen = SeenException(key="amended:third set", text="HR of 13:46 amended")
    yield entry("exceptions seen", 134, ExceptionsSeen(seen=(seen,)))
