"""What cleared an episode, told by its course."""

from msgspec import structs

from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.courses import Episode
from monitor.protocol.episodes import courses
from monitor.protocol.moments import moments
from monitor.protocol.shown import NOTHING
from tests.builders import at, iv40
from tests.protocol.pressures import charted


def clearing_after(count: int) -> CareProtocol:
    """iv40, whose pressures clear after so many readings."""
    whole = iv40()
    return structs.replace(
        whole,
        parameters=tuple(
            structs.replace(p, readings_to_clear=count) if p.id == "bp" else p
            for p in whole.parameters
        ),
    )


def medium(protocol: CareProtocol, *pressures: int) -> Episode:
    """The one medium episode of these readings, a minute apart from minute 10 on."""
    found = courses(protocol, moments(charted(*pressures).session, {}), NOTHING)
    (episode,) = (
        episode
        for course in found
        for episode in course.episodes
        if episode.priority == "medium"
    )
    return episode


def test_the_last_of_the_readings_clears_it() -> None:
    """An episode lasts up to the last of as many readings as its parameter asks for."""
    for count in (1, 2, 3):
        episode = medium(clearing_after(count), 185, *[150] * count)
        assert episode.cleared_by is not None
        assert episode.cleared_by.at == at(10 + count)
        assert episode.resolved_at == at(10 + count)
        assert medium(clearing_after(count + 1), 185, *[150] * count).cleared_by is None
