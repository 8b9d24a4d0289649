from perhekeskus.serviceviews import service_facts


def facts_of(pages, id, language):
    pen = pages.pen(pages.addresses.path(("service", id), language), language)
    return {str(name): str(value) for name, value in service_facts(pages.catalogue.services[id], pen)}


def test_a_service_in_short_says_who_for_whom_and_at_what_price(pages):
    """Always in this order, in the reader's words."""
    w = pages.wordings["sv"]
    facts = facts_of(pages, "child-health-clinic", "sv")
    assert list(facts) == [w.arranged_by, w.age, w.for_whom, w.cost]
    assert facts[w.arranged_by] == w.code("arranger", "county") and facts[w.for_whom] == "För barnet och föräldrarna." and facts[w.cost] == w.code("cost", "free")


def test_what_is_not_known_is_left_out_but_the_price(pages):
    """No empty row for whom; of the price it is said that we do not know."""
    w = pages.wordings["fi"]
    facts = facts_of(pages, "family-work", "fi")
    assert w.for_whom not in facts and facts[w.cost] == w.code("cost", "unknown")
