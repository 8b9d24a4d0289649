import pytest

from perhekeskus.refusals import FICTIONAL_TOWNS


@pytest.mark.parametrize(
    ("name", "written", "meant"),
    [
        ("Id", "vaasan-perhekeskus-2", "vaasan-perhekeskus-2"),
        ("PostalCode", "00100", "00100"),
        ("PageAddress", "/sv/platser/majakka/", "/sv/platser/majakka/"),
        ("PtvId", "0a1b2c3d-0000-4000-8000-000000000001", "0a1b2c3d-0000-4000-8000-000000000001"),
    ],
)
def test_what_is_well_written_is_accepted(read, name, written, meant):
    """Spaces are put in order; what was written right stays as it was."""
    assert read(name, written) == meant


@pytest.mark.parametrize(
    ("name", "written", "kind"),
    [
        ("Id", "Vaasa", "id-form"),
        ("Id", "a--b", "id-form"),
        ("Id", "a_b", "id-form"),
        ("Id", "-a", "id-form"),
        ("Id", "é", "id-form"),
        ("Id", "a" * 81, "id-form"),
        ("PostalCode", "0100", "postal-code-form"),
        ("PostalCode", "FI-00100", "postal-code-form"),
        ("PostalCode", "٠٠١٠٠", "postal-code-form"),
        ("RegionCode", "1", "code-form"),
        ("MunicipalityCode", "0910", "code-form"),
        ("PageAddress", "/en/places/", "page-address-form"),
        ("PageAddress", "/fi/", "page-address-form"),
        ("PtvId", "0A1B2C3D-0000-4000-8000-000000000001", "ptv-id-form"),
    ],
)
def test_what_would_mislead_a_reader_is_refused(fault_of, name, written, kind):
    """Each wrong value is told by its own kind, which has its own sentence for the editor."""
    assert fault_of(name, written) == kind


def test_the_guide_s_id_of_the_national_catalogue_is_at_home_only_there(fault_of):
    """No real record has it."""
    copied = "00000000-0000-4000-8000-000000000001"
    assert fault_of("PtvId", copied, municipality={"Helsinki": "helsinki"}) == "from-guide"
    assert fault_of("PtvId", copied, municipality={FICTIONAL_TOWNS[0]: "a"}) is None
