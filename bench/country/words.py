"""The words made-up places are written with, each in Finnish and Swedish."""

STEMS = (
    ("Kuusi", "Gran"), ("Koivu", "Björk"), ("Haapa", "Asp"), ("Leppä", "Al"), ("Pihlaja", "Rönn"), ("Kivi", "Sten"), ("Ranta", "Strand"), ("Mylly", "Kvarn"), ("Silta", "Bro"), ("Kirkko", "Kyrk"),
    ("Koulu", "Skol"), ("Satama", "Hamn"), ("Lumi", "Snö"), ("Tuuli", "Vind"), ("Suvi", "Sommar"), ("Talvi", "Vinter"), ("Lampi", "Tjärn"), ("Joki", "Å"), ("Kallio", "Berg"), ("Hiekka", "Sand"),
    ("Niitty", "Äng"), ("Pelto", "Åker"), ("Karhu", "Björn"), ("Hirvi", "Älg"), ("Lokki", "Mås"), ("Sorsa", "And"), ("Kettu", "Räv"), ("Jänis", "Har"), ("Vadelma", "Hallon"), ("Mustikka", "Blåbärs"),
)  # fmt: skip
ENDS = (
    ("niemi", "udden"), ("mäki", "backen"), ("laakso", "dalen"), ("ranta", "stranden"), ("kylä", "byn"), ("harju", "åsen"), ("lahti", "viken"), ("metsä", "skogen"), ("puisto", "parken"), ("kulma", "hörnet"),
    ("tori", "torget"), ("pelto", "åkern"), ("saari", "holmen"), ("portti", "porten"), ("piha", "gården"),
)  # fmt: skip
# What a place of each kind is called before its own name.
TITLES = {
    "meeting-place": (("Perhekahvila", "Familjecaféet"), ("Kohtaamispaikka", "Mötesplatsen"), ("Perhekerho", "Familjeklubben"), ("Vauvakerho", "Babyklubben"), ("Perhetalo", "Familjehuset")),
    "open-early-childhood-education": (("Leikkipuisto", "Lekparken"), ("Avoin päiväkoti", "Öppna daghemmet"), ("Asukaspuisto", "Invånarparken"), ("Avoin leikkikerho", "Öppna lekklubben")),
    "family-centre": (("Perhekeskus", "Familjecentret"), ("Perheasema", "Familjestationen")),
    "service-point": (("Neuvola", "Rådgivningen"), ("Sote-keskus", "Social- och hälsocentralen"), ("Perheneuvola", "Familjerådgivningen")),
    "digital": (("Verkkokahvila", "Nätcaféet"), ("Etäkerho", "Distansklubben")),
}  # fmt: skip
ORGANISERS = (
    ("municipality", None, 30), ("wellbeing-services-county", None, 22), ("association", ("Perheyhdistys", "Familjeföreningen"), 26), ("parish", ("Seurakunta", "Församlingen"), 16), ("several", None, 4), ("unknown", None, 2),
)  # fmt: skip
STREETS = (("katu", "gatan"), ("tie", "vägen"), ("polku", "stigen"), ("kuja", "gränden"))
WHATS = (("avoin ovi", "öppet hus"), ("vauvakahvila", "babycafé"), ("perheohjaajan aika", "tid hos familjehandledaren"), ("muskari", "musiklek"), ("isien aamu", "pappamorgon"), ("monikielinen ryhmä", "flerspråkig grupp"), ("liikuntaa", "rörelse"))
WHO = (("perheohjaaja", "familjehandledaren"), ("vapaaehtoiset", "frivilliga"), ("terveydenhoitaja", "hälsovårdaren"), ("ohjaaja", "handledaren"))
REASONS = (("henkilöstön koulutus", "personalen på utbildning"), ("remontti", "renovering"), ("retkipäivä", "utflyktsdag"), ("äänestyspaikkana", "används som vallokal"))
FESTIVITIES = (("joulukorttipaja", "julkortsverkstad"), ("naamiaiset", "maskerad"), ("pihatalkoot", "gårdstalko"), ("laulutuokio", "sångstund"), ("vappukahvit", "vappkaffe"))
STOPS = ("{} tori, 150 metriä", "{} torg, 150 meter"), ("{} koulu, kolme minuuttia kävellen", "{} skola, tre minuter till fots"), ("{} asema, 400 metriä", "{} station, 400 meter")
DOORS = (("Vihreä ovi pihan puolella.", "Den gröna dörren mot gården."), ("Pääovesta ja hissillä toiseen kerrokseen.", "Genom huvuddörren och med hissen till andra våningen."), ("Ovi on auki, tulkaa suoraan sisään.", "Dörren är öppen, kom bara in."))
PRAMS = (("Katos oven vieressä.", "Skärmtak bredvid dörren."), ("Vaunut mahtuvat eteiseen.", "Vagnarna ryms i tamburen."), ("Vaunut jäävät pihalle, ottakaa lukko mukaan.", "Vagnarna lämnas på gården, ta med ett lås."))
BRINGS = (("Sisäkengät tai villasukat.", "Inneskor eller yllesockor."), ("Omat eväät ja vaihtovaatteet.", "Egen matsäck och ombyteskläder."), ("Et mitään, kaikki on valmiina.", "Ingenting, allt finns på plats."))
NOTES = (
    ("Kahvi maksaa euron.", "Kaffet kostar en euro."), ("Ryhmään mahtuu kymmenen perhettä, tulkaa ajoissa.", "I gruppen ryms tio familjer, kom i god tid."), ("Sisarukset ovat tervetulleita.", "Syskon är välkomna."),
    ("Kesällä olemme ulkona, säällä kuin säällä.", "På sommaren är vi ute i alla väder."), ("Tulkkia voi pyytää etukäteen.", "Du kan be om tolk på förhand."), ("Uusi tulija otetaan vastaan ovella.", "Den som kommer för första gången möts vid dörren."),
)  # fmt: skip
METHODS = (("Vertaisryhmä", "Stödgruppen"), ("Vanhempien kurssi", "Föräldrakursen"), ("Tukikeskustelut", "Stödsamtalen"), ("Perhevalmennus", "Familjeträningen"))
