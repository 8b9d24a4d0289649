import pytest
from pydantic import TypeAdapter, ValidationError

from perhekeskus import values


@pytest.fixture(scope="session")
def read():
    """A value as the type of a name, among the references that are known."""
    return lambda name, value, **known: TypeAdapter(getattr(values, name)).validate_python(value, context=known or None)


@pytest.fixture(scope="session")
def fault_of(read):
    """The kind of fault, or None when the value is accepted."""

    def found(name, value, **known):
        try:
            read(name, value, **known)
        except ValidationError as error:
            return error.errors()[0]["type"]
        return None

    return found
