import pytest


@pytest.fixture(scope="session")
def made(pages):
    """All pages that the small country's data gives, by address."""
    return {page.path: page for page in pages.generated()}
