import pytest


def test_a_range_over_a_sunday_is_two_keys(answered):
    """Keys of a file never wrap round the week."""
    assert [answered("pe–ma 9-12"), answered("la-ti 9-12"), answered("su-ma 9-12")] == ["fri-sun: 9-12, mon: 9-12", "sat-sun: 9-12, mon-tue: 9-12", "sun: 9-12, mon: 9-12"]


@pytest.mark.parametrize("text", ["mån-, tis- och onsdagar 9-12", "ma-, ti- ja ke 9-12", "mån, tis - och onsdagar 9-12"])
def test_a_hyphen_for_a_part_left_out_is_passed_over(answered, text):
    """It stands at its word, or before the word for and."""
    assert answered(text) == "mon: 9-12, tue: 9-12, wed: 9-12"
