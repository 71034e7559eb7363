"""Which key slots a record knows of; without that, older ones could be put back."""

from typing import Protocol


class SlotGeneration(Protocol):
    """Their count in the record. Mutable, and no part of what was charted.

    Anything may raise an EnvironmentFault, or Unconfirmed.
    """

    def known(self) -> int:
        """The newest that the record was told of, or 0."""

    def keep(self, generation: int) -> None:
        """From now on none that are older let anybody in; it never goes back."""
