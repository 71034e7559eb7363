"""Which sentence of one version became which of another."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from ui.views.protocol_page.aligned import alike
from ui.views.protocol_page.told import Told

_LEAST_ALIKE = 0.5


def paired(olds: Sequence[Told], news: Sequence[Told]) -> dict[int, int]:
    """Which sentence became which: by its rule, by its words, or by most of them."""
    rules = {line.rule: place for place, line in enumerate(news) if line.rule}
    pairs = {
        place: rules[line.rule]
        for place, line in enumerate(olds)
        if line.rule and line.rule in rules
    }
    old = [place for place, line in enumerate(olds) if not line.rule]
    new = [place for place, line in enumerate(news) if not line.rule]
    texts = [olds[place].text for place in old], [news[place].text for place in new]
    matcher = SequenceMatcher(None, *texts, autojunk=False)
    for _, i, i_end, j, j_end in matcher.get_opcodes():
        if i_end - i == j_end - j and texts[0][i:i_end] == texts[1][j:j_end]:
            pairs |= dict(zip(old[i:i_end], new[j:j_end], strict=True))
        else:
            pairs |= _most_alike(olds, news, old[i:i_end], new[j:j_end])
    return pairs


def _most_alike(
    olds: Sequence[Told], news: Sequence[Told], old: list[int], new: list[int]
) -> dict[int, int]:
    pairs: dict[int, int] = {}
    free = list(new)
    for place in old:
        scores = [(alike(olds[place].text, news[to].text), to) for to in free]
        best = max(scores, key=lambda score: score[0], default=(0.0, 0))
        if best[0] >= _LEAST_ALIKE:
            pairs[place] = best[1]
            free.remove(best[1])
    return pairs
