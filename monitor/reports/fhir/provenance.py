"""Who corrected what and who signed, as FHIR Provenances."""

from collections.abc import Iterable, Iterator
from uuid import UUID, uuid5

from monitor.reports.fhir import codes
from monitor.reports.fhir.elements import (
    Element,
    coding,
    concept,
    element,
    reference,
    resource,
    words,
)
from monitor.reports.fhir.source import Source
from monitor.reports.fhir.stretches import Stretch, author, replaced_at_once
from monitor.reports.versions import VersionOut


def corrections(source: Source, sent: Iterable[Stretch]) -> list[Element]:
    """One for each amendment and each retraction of what is sent."""
    known = {version.entry: version for version in source.versions}
    all_ = list(sent)
    return [
        made
        for version in source.versions
        if version.supersedes
        for made in _correction(version, all_, replaced_at_once(version, known))
    ]


def _correction(
    version: VersionOut, sent: list[Stretch], at_once: frozenset[UUID]
) -> Iterator[Element]:
    before = [
        s
        for s in sent
        if version not in s.versions and any(v.entry in at_once for v in s.versions)
    ]
    after = [s for s in sent if s.first is version]
    if not before and not after:
        return
    activity = ("NULLIFY", "nullify") if version.says is None else ("UPDATE", "revise")
    yield resource(
        "Provenance",
        uuid5(version.entry, "provenance"),
        target=[reference(s.id) for s in (after or before)],
        recorded=version.recorded_at,
        reason=[{"text": version.reason}] if version.reason else [],
        activity=concept(coding(codes.OPERATION, *activity)),
        agent=[_agent(author(version))],
        entity=[{"role": "revision", "what": reference(s.id)} for s in before]
        if after
        else [],
    )


def signings(source: Source) -> list[Element]:
    """The signatures of the session; what exactly was signed is no FHIR resource."""
    return [
        resource(
            "Provenance",
            uuid5(signed.entry, "provenance"),
            target=[reference(source.encounter)],
            recorded=signed.at,
            activity=concept(
                coding(codes.MEANING, signed.meaning.replace(" ", "-")),
                text=signed.meaning,
            ),
            agent=[_agent(reference(signed.person, signed.by))],
            signature=[
                element(
                    type=[coding(codes.SIGNATURE, *_kind(signed.meaning))],
                    when=signed.at,
                    who=reference(signed.person, signed.by),
                    extension=[
                        *words("signed-manifest-code", signed.code),
                        *words("signed-manifest-key", signed.key),
                        *words("signed-manifest-signature", signed.signature),
                    ],
                )
            ],
        )
        for signed in source.record.signatures
    ]


def moves(source: Source) -> list[Element]:
    """The chart was begun under another patient, who is not told here."""
    return [
        resource(
            "Provenance",
            source.own(f"move {number}"),
            target=[reference(source.encounter)],
            recorded=move.at,
            reason=[{"text": move.reason}] if move.reason else [],
            activity=concept(
                coding(codes.OPERATION, "UPDATE", "revise"),
                text="Moved here from another patient's chart",
            ),
            agent=[_agent({"display": move.by or "Somebody"})],
        )
        for number, move in enumerate(source.record.session.moves, start=1)
    ]


def _kind(meaning: str) -> tuple[str, str]:
    own = meaning == "charted by me"
    return codes.AUTHOR_SIGNATURE if own else codes.REVIEW_SIGNATURE


def _agent(who: Element) -> Element:
    return {"type": concept(coding(codes.AGENT, "author", "Author")), "who": who}
