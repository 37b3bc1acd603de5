"""What two texts differ in, by kind."""

import pytest

from extract.matching.differing.differences import text_differences


@pytest.fixture
def kinds():
    """The kinds of the differences between two texts."""
    return lambda one, other: {difference.kind.value for difference in text_differences(one, other)}
