"""What may lack its content: what stands before the erasure of whom it is about.

The same condition stands in the guards of the file, in what follows the chains, and in
the deleting itself.
"""

KIND = "patient-erased"

KEPT = ("signed-off", KIND)
"""Of an erased stream these keep their content: it tells of the signer alone."""

KEPT_AUDIT = ("exported",)
"""What was handed out is to be sought elsewhere; the row says how and names nobody."""


def entry_is_erased(arrival: str) -> str:
    """As a condition of SQL, on the entry of that arrival."""
    kept = ", ".join(f"'{kind}'" for kind in KEPT)
    return f"""\
EXISTS (SELECT 1 FROM entry AS gone JOIN entry AS said ON said.stream = gone.stream
  WHERE gone.arrival = {arrival} AND gone.kind NOT IN ({kept})
  AND said.stream_kind = gone.stream_kind AND said.kind = '{KIND}'
  AND said.arrival > gone.arrival)"""  # noqa: S608 our own names


def audit_is_erased(arrival: str) -> str:
    """The same of a row of the audit log, by whose record it touched."""
    kept = ", ".join(f"'{kind}'" for kind in KEPT_AUDIT)
    return f"""\
EXISTS (SELECT 1 FROM audit AS gone JOIN entry AS said
  ON said.stream IN (gone.patient, gone.subject)
  WHERE gone.arrival = {arrival} AND gone.kind NOT IN ({kept})
  AND said.stream_kind IN ('patient', gone.subject_kind) AND said.kind = '{KIND}')"""  # noqa: S608 our own names
