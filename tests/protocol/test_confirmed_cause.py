"""How an alert ended whose value was read again and kept in between."""

from msgspec.structs import replace

from monitor.chart.kinds import ObservationsRecorded
from tests.builders import Chronicle
from tests.charting.clinic import observed


def raised(how: str = "") -> tuple[Chronicle, str]:
    """183/90 of minute 10 was kept, and then its limit was changed from before on."""
    chronicle = Chronicle().start()
    unsure = observed("183/90 70 98 14 5 0 1 0", "unconfirmed")
    target = chronicle.observe(10, unsure)
    keys = chronicle.show(10)
    (key,) = [key for key in keys if key.startswith("SBP-HIGH-2")]
    kept = ObservationsRecorded(
        readings=tuple(replace(r, challenge="confirmed") for r in unsure.readings)
    )
    other = observed("118/72 70 98 14 5 0 1 0")
    chronicle.amend(11, target, other if how == "amended" else kept)
    return chronicle, key


def test_the_confirmation_is_not_what_ended_it() -> None:
    """The limit is, which was changed for a time before."""
    chronicle, key = raised()
    alert = chronicle.assess(12).alert(key)
    assert alert is not None
    assert alert.is_active
    chronicle.limit(12, "SBP-HIGH-2", 190, effective=5)
    alert = chronicle.assess(13).alert(key)
    assert alert is not None
    assert alert.resolved_how == "changed limit"


def test_another_value_is() -> None:
    chronicle, key = raised("amended")
    alert = chronicle.assess(12).alert(key)
    assert alert is not None
    assert alert.resolved_how == "amended value"
