"""Why a number is no fact, in Danish: what the rules call it (`facts/refusal.py`) -> its name and the reason."""

REFUSALS: dict[str, tuple[str, str]] = {
    "account": ("kontonummer", "et kontonummer"),
    "address": ("adresse", "en del af en e-mail- eller webadresse"),
    "age": ("alder", "en alder"),
    "base": ("grundlag", "hvad en sats er opgjort pr. («pr. 100 borgere»)"),
    "case_number": ("sagsnummer", "et sags-, dokument- eller journalnummer"),
    "clock": ("klokkeslæt", "et klokkeslæt"),
    "cpr": ("cpr", "ligner et personnummer"),
    "figure": ("figurnummer", "nummeret på en figur eller tabel"),
    "foreign": ("fremmedord", "et ord på et andet sprog"),
    "house_number": ("husnummer", "et husnummer"),
    "identifier": ("nummer", "cifre, der ikke er ét tal, eller et langt tal uden enhed"),
    "label": ("etiket", "en del af et tabelhoved, en etiket eller en celle med tekst"),
    "law": ("lov", "en lov, en paragraf eller en del af den"),
    "list_number": ("punktnummer", "nummeret på et punkt, et afsnit eller et bilag"),
    "measure": ("andet mål", "et mål, der ikke registreres"),
    "minutes": ("minutter", "en længde under en time har ingen enhed i posten"),
    "name": ("navn", "en del af et navn"),
    "number": ("tal", "et tal uden noget, der tælles"),
    "ordinal": ("ordenstal", "et ordenstal"),
    "page": ("sidetal", "et sidetal"),
    "phone": ("telefon", "et telefonnummer"),
    "postal": ("postnummer", "et postnummer"),
    "rank": ("rang", "en plads i en rækkefølge eller et løbenummer"),
    "ratio": ("forhold", "et forhold («3 gange så mange»)"),
    "register_number": ("registernummer", "et nummer i et register eller på en konto"),
    "room": ("lokale", "et lokale eller en bygning"),
    "score": ("score", "en score eller et indeks"),
    "step": ("trin", "nummeret på en fase, et niveau eller en gruppe, ikke en mængde"),
    "target_group": ("gruppenummer", "en matchgruppe eller koden for en målgruppe"),
    "unit_header": ("enhed", "en enhed, ikke en mængde"),
    "untyped": ("uden type", "ingen regel har taget tallet"),
    "vague": ("ubestemt", "et ubestemt tal"),
    "week": ("forløbsuge", "en uge i et forløb, ikke i kalenderen"),
    "weight": ("vægt", "en vægtning eller et forhold"),
    "word": ("ord", "en del af et ord"),
    "year": ("årstal", "ligner et årstal, men er ingen dato her"),
}


def told(type: str, reason: str, language: str | None) -> tuple[str, str]:
    """Name and reason as people read them; as the rules say it in English, and for programs (None)."""
    if language == "da":
        return REFUSALS.get(type, (type, reason))
    return (type.replace("_", " ") if language else type), reason
