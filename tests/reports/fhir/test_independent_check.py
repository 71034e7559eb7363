"""The Bundles keep to FHIR R4 by its definitions, as somebody else reads them.

Structure, cardinality, invariants, the vital-signs profiles with their codes and units,
required value sets and references; node and two packages of npm, see ``.ci/fhir``.
"""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import fhir_check
import pytest

from monitor.reports.fhir.bundle import to_bundle, to_fhir
from monitor.reports.fhir.source import de_identified
from tests.reports.fhir.reading import Found, of_type, read
from tests.reports.fhir.varied import VARIED, varied

_SECRET = UUID("7c0a4a62-9a55-4f2e-8a43-2f0b8d3c1e11")


@pytest.fixture(scope="module")
def check() -> Callable[..., list[str]]:
    """Holds files against R4; the lines that it tells, the last one a count."""
    why = fhir_check.why_not()
    if why:
        pytest.skip(why)
    node = shutil.which("node")
    assert node is not None

    def run(*files: Path) -> list[str]:
        done = subprocess.run(
            [node, fhir_check.FOLDER / "check.mjs", *files],
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        lines = done.stdout.splitlines()
        assert lines, done.stderr[-2000:]
        assert done.returncode == (0 if len(lines) == 1 else 1)
        return lines

    return run


def test_varied_sessions(check: Callable[..., list[str]], tmp_path: Path) -> None:
    """As they are, and without whose they are."""
    sources = {name: varied(name) for name in VARIED}
    for name in VARIED:
        sources[f"{name}, bare"] = de_identified(varied(name), _SECRET)
    for name, source in sources.items():
        (tmp_path / f"{name}.json").write_bytes(to_fhir(to_bundle(source)))
    (count,) = check(*(tmp_path / f"{name}.json" for name in sources))
    assert count.endswith(" 0 faults")
    assert int(count.split()[0]) > 500


def _heart_rate(bundle: Found) -> Found:
    return next(
        o
        for o in of_type(bundle, "Observation")
        if o["code"]["coding"][0]["code"] == "8867-4"
    )


def _pressure(bundle: Found) -> Found:
    return next(o for o in of_type(bundle, "Observation") if "component" in o)


SPOILT: dict[str, tuple[Callable[[Found], object], str]] = {
    "status": (lambda b: _heart_rate(b).update(status="told"), "status is told"),
    "unit": (
        lambda b: _heart_rate(b)["valueQuantity"].update(code="bpm"),
        "has code bpm, not /min",
    ),
    "half a pressure": (
        lambda b: _pressure(b)["component"].pop(),
        "(Observation.component)",
    ),
    "unit of a pressure": (
        lambda b: _pressure(b)["component"][0]["valueQuantity"].update(code="kPa"),
        "kPa, not mm[Hg]",
    ),
    "code": (
        lambda b: _heart_rate(b)["code"]["coding"][0].update(code="8867-5"),
        "HeartRateCode",
    ),
    "no value": (lambda b: _heart_rate(b).pop("valueQuantity"), "vs-2"),
    "category": (
        lambda b: _heart_rate(b)["category"][0]["coding"][0].update(code="vital"),
        "has no code vital",
    ),
    "reference": (
        lambda b: _heart_rate(b)["subject"].update(reference=f"urn:uuid:{_SECRET}"),
        "is not in the Bundle",
    ),
    "element": (lambda b: _heart_rate(b).update(nurse="me"), '"nurse"'),
}


def test_it_finds_what_is_wrong(
    check: Callable[..., list[str]], tmp_path: Path
) -> None:
    """Each fault by itself, so that a clean answer means something."""
    for name, (spoil, _) in SPOILT.items():
        bundle = read(varied("paused"))
        spoil(bundle)
        (tmp_path / f"{name}.json").write_text(json.dumps(bundle, default=float))
    told = check(*(tmp_path / f"{name}.json" for name in SPOILT))
    for name, (_, words) in SPOILT.items():
        of_it = [line for line in told if line.startswith(f"{tmp_path}/{name}.json")]
        assert any(words in line for line in of_it), (name, of_it)
