"""Made-up records as the national catalogue's API 12 gives them: no place, number or person among them is real."""

import random
import uuid

ADJECTIVES = "Pieni Sininen Punainen Vihreä Iloinen Hiljainen Lempeä Nopea Aurinkoinen Kirkas Hopeinen Pehmeä Uusi Vanha Kultainen Keltainen".split()
NOUNS = "Kettu Siili Orava Pöllö Joutsen Kurki Hauki Ahven Mustikka Puolukka Kanerva Kielo Vuokko Poro Karhu Ilves Majava Norppa Tiira Västäräkki".split()
KINDS = [("Kohtaamispaikka", "Mötesplatsen"), ("Perhekeskus", "Familjecentret"), ("Avoin päiväkoti", "Öppna daghemmet")]


def identity(number, what="place"):
    """The same number gives the same id."""
    return str(uuid.UUID(int=random.Random(f"{what}-{number}").getrandbits(128), version=4))


def hour(start, end, status="Open", weeks="Weekly", **words):
    return {"start": start, "end": end, "openingStatus": status, "repetition": weeks, "additionalInformation": words}


def week(**days):
    return {day: {"hours": list(hours)} for day, hours in days.items()}


def block(kind, heading=None, **more):
    return {"type": f"{kind}ServiceHour", "heading": heading or {}, "additionalInformation": {}, **more}


def location(number, name=None, *, municipality="901", postal="00100", street=None, languages=("fi", "sv"), hours=(), holidays=None, **version):
    """One service location; `version` are fields of every language version."""
    name = name or {"fi": f"Kohtaamispaikka {number}", "sv": f"Mötesplatsen {number}"}
    empty = {"summary": None, "description": "Testitietue.", "alternativeName": None, "isAlternativeNamePrimary": False, "contactEmails": [], "contactFaxNumbers": [], "contactWebPages": [], "contactPhoneNumbers": []}
    address = {
        "addressSource": {"source": "UserEntered"}, "streetName": street or {"fi": "Testikatu", "sv": "Testgatan"}, "addressDetail": str(number), "postalCode": postal,
        "coordinates": [{"system": "EPSG:3067", "source": "NLS", "easting": 385000 + number * 150, "northing": 6672000}], "additionalInformation": {}, "accessibilityRegisterServicePointId": None,
    }  # fmt: skip
    return {
        "contentId": identity(number), "organizationContentId": identity(0, "organisation"), "allowedConnectionType": "OwnOrganizations", "serviceLanguages": ["fi", "sv"],
        "area": {"areaType": "LimitedArea", "municipalities": [municipality], "regions": [], "wellbeingServicesCounties": []}, "publishedAt": "2026-10-05T21:30:00.000Z", "serviceChannelType": "ServiceLocation",
        "languageVersions": {language: {**empty, "name": name[language], **version} for language in languages if language in name},
        "location": {"foreignAddresses": [], "otherAddresses": [], "streetAddresses": [address]}, "contactAddresses": {"foreignAddresses": [], "postOfficeBoxAddresses": [], "streetAddresses": []},
        "serviceHours": {"hours": list(hours), "holidayServiceHours": holidays},
    }  # fmt: skip


def organisation(number, fi="Rannikon yhdistys", sv="Kustens förening", kind="Organization"):
    return {"contentId": identity(number, "organisation"), "organizationType": kind, "languageVersions": {"fi": {"name": fi}, "sv": {"name": sv}}, "area": {"areaType": "WholeCountry"}, "futureField": {"nobody": "knows"}}


def many(count, towns, seed=1):
    """`count` locations spread over municipalities, given as (code, Finnish name, postal code): most are whole, some lack a language, hours, or a way to reach them."""
    chance = random.Random(seed)
    names = random.Random(seed + 1).sample([(a, b) for a in ADJECTIVES for b in NOUNS], len(ADJECTIVES) * len(NOUNS))
    for number in range(count):
        code, town, postal = towns[number % len(towns)]
        turn = number // len(towns)
        adjective, noun = names[turn % len(names)]
        fi, sv = KINDS[turn % len(KINDS)]
        called = {"fi": f"{fi} {adjective} {noun}", "sv": f"{sv} {adjective} {noun}"}
        yield location(
            number, called, municipality=code, postal=postal, street={"fi": f"{adjective}{noun.lower()}katu", "sv": f"{adjective}{noun.lower()}gatan"}, languages=("fi",) if number % 7 == 3 else ("fi", "sv"),
            hours=[_hours(chance)] if number % 5 else [], summary=f"Avoin paikka perheille, {town}." if number % 3 else None,
            contactPhoneNumbers=[{"type": "DomesticPhone", "number": f"0999 {number:06}", "additionalInformation": None, "chargeType": "Charged", "chargeDescription": None}] if number % 2 else [],
            contactWebPages=[{"name": "Sivu", "url": f"https://paikka-{number}.test/"}] if number % 4 else [],
        )  # fmt: skip


def _hours(chance):
    start = chance.choice(["08:00", "09:00", "09:30", "10:00"])
    return block("WeeklyUntilFurtherNotice", weeklyHours=week(**{day: [hour(start, chance.choice(["12:00", "13:30", "15:00"]), weeks=chance.choice(["Weekly", "Weekly", "EvenWeeks"]))] for day in chance.sample(["monday", "tuesday", "wednesday", "thursday", "friday"], 3)}))
