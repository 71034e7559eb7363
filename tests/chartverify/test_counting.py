"""How many entries there are is told with whose they are."""

import pytest

from monitor.chartverify import counting


@pytest.mark.parametrize(
    ("streams", "told"),
    [
        ((("session", 1),), "1 entry of the session"),
        (
            (("patient", 4), ("session", 33)),
            "33 entries of the session and 4 of the patient",
        ),
        (
            (("session", 2), ("patient", 1), ("patient", 2)),
            "2 entries of the session and 3 of the patient",
        ),
        ((("patient", 2),), "0 entries of the session and 2 of the patient"),
        ((("session", 2), ("site", 1)), "2 entries of the session and 1 other"),
    ],
)
def test_those_of_the_session_and_of_its_patients(
    streams: tuple[tuple[str, int], ...], told: str
) -> None:
    assert counting.whose(streams) == told


def test_a_manifest_counts_each_of_its_chains() -> None:
    """As many as whoever signed was told of the session."""
    manifest = {
        "session": {"chains": [{"count": 30}, {"count": 3}]},
        "patient": {"chains": [{"count": 4}]},
    }
    assert counting.signed(manifest) == "33 entries of the session and 4 of the patient"
