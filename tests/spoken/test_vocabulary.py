import pytest

from perhekeskus.spoken import read_spoken


@pytest.mark.parametrize(
    ("names", "day"),
    [
        ("ma ma. maanantai maanantaina maanantaisin Maanantait må mån mån. måndag måndagar på_måndagar varje_måndag joka_maanantai monday Mondays on_mondays", "mon"),
        ("ti tiistaisin tis tisdagar tue tuesdays", "tue"),
        ("ke keskiviikko keskiviikkona keskiviikkoisin on ons onsdag wed wednesday", "wed"),
        ("to torstaina tor tors torsdagar thu thurs thursdays", "thu"),
        ("pe perjantaisin fr fre fredag fri friday", "fri"),
        ("la lauantaina lö lör lördagar sat saturday", "sat"),
        ("su sunnuntaisin sö sön söndagar sun sunday so\u0308n", "sun"),
    ],
)
def test_every_day_has_its_names(names, day):
    """Whole and short, in the forms that notices on doors have."""
    for name in names.replace("_", "\u00a0").split(" "):
        assert read_spoken(f"{name} 9-12") == {day: "9-12"}, name
