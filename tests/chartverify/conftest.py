"""Bundles to prove; made once, since nothing changes them."""

import pytest

from monitor.storage.database import Database
from tests.chartverify.bundles import Bundles, make_bundles


@pytest.fixture(scope="session")
def bundles(tmp_path_factory: pytest.TempPathFactory) -> Bundles:
    with Database(tmp_path_factory.mktemp("bundled") / "record") as database:
        return make_bundles(database)
