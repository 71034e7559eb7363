"""Who works here, and what each may do."""

from typing import Literal

Role = Literal["nurse", "supervisor", "prescriber", "administrator", "auditor"]
"""What a person is here for; one person may have several."""
