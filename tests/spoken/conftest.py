import pytest

from perhekeskus.openings import HoursError
from perhekeskus.spoken import canonical_row, read_spoken


@pytest.fixture(scope="session")
def answered():
    """The row that a text becomes, on one line."""
    return lambda text: canonical_row(read_spoken(text))


@pytest.fixture(scope="session")
def refused():
    """(kind, what it quotes, what was understood, what to write) of the error that a text gives."""

    def found(text):
        with pytest.raises(HoursError) as caught:
            read_spoken(text)
        error = caught.value
        return error.kind, error.value, error.details.get("understood"), error.details.get("write")

    return found
