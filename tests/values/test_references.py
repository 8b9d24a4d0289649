import pytest
from pydantic import ValidationError


@pytest.mark.parametrize("name", ["ServiceId", "MethodId", "HelplineId", "SituationId", "PageId", "MunicipalityId", "TermId"])
def test_a_reference_to_nothing_is_refused_by_its_kind(read, name):
    """The fault names the kind of record and carries the ids that there are, for the suggestion."""
    kind = name.removesuffix("Id").lower()
    with pytest.raises(ValidationError) as caught:
        read(name, "perhetyoo", **{kind: {"perhetyo": None}})
    fault = caught.value.errors()[0]
    assert (fault["type"], fault["ctx"]["options"]) == (f"unknown-{kind}", ("perhetyo",))


def test_a_municipality_is_known_by_its_names(read):
    """Where the references give ids for names, the id is what is kept."""
    known = {"Vaasa": "vaasa", "Vasa": "vaasa"}
    assert read("MunicipalityId", "Vasa", municipality=known) == "vaasa"


def test_a_reference_without_a_catalogue_is_taken_as_it_is(read):
    """Nouns can be made by hand, as tests do, without all the others."""
    assert read("ServiceId", "perhetyo") == "perhetyo"
