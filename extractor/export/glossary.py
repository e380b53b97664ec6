"""What the words of the workbook mean."""

GLOSSARY = (
    ("Procent", "En andel i procent; brøker i teksten («hver fjerde») er regnet om til procent."),
    ("Antal", "Et antal personer, forløb, sager eller andet; hvad der tælles, står i kolonnen Hvad der tælles."),
    ("Beløb", "Penge i hele kroner eller euro: «1,4 mio. kr.» er 1.400.000."),
    ("Varighed", "En længde i tid, fx 3 måneder."),
    ("Dato", "En dag eller en periode med første og sidste dag; uden dage, når teksten ikke siger hvornår."),
    ("Forbehold", "Ordet foran tallet: ca., mindst, højst, mere end, mindre end."),
    (
        "Grundlag",
        "Står i teksten, fra sammenhængen (fx tabellens overskrift), udledt (fx årstal af brevets dato) eller rettet.",
    ),
    ("Sikkerhed", "Hvor ofte reglen har ret på de dokumenter, den er målt på; 1 er altid."),
    ("Tilsagn/krav", "Tilsagn er, hvad kommunen selv lover; krav er pålagt af andre."),
    (
        "Kildens art",
        "Egen opgørelse, officiel statistik, presse eller lov. Tal af forskellig art må ikke trækkes fra hinanden.",
    ),
    (
        "Række i tabel",
        "Rækken (eller kolonnen), når ét dokument har flere tal for samme indikator, målgruppe og tid.",
    ),
    ("Rolle", "Faktisk tal, mål eller forventning."),
    ("Mangler fordi", "Hvorfor en tom celle er tom."),
    (
        "Ikke vurderet",
        "Ingen dokumenter siger, hvad der blev af tilsagnet. Det er ikke det samme som «Ikke opfyldt».",
    ),
    ("Ikke opfyldt", "Et dokument siger det selv, eller det første tal efter fristen når ikke tilsagnets eget mål."),
    ("Opfyldt efter frist", "Et dokument siger, at det er sket, og viser selv, at det skete efter fristen."),
    ("Overskredet", "Den gældende frist er passeret, og ingen dokumenter siger, at tilsagnet er opfyldt. Ingen dom."),
    ("Oprindelig frist", "Den første frist, der blev sat. Den ændres aldrig."),
    ("Gældende frist", "Den seneste frist, som et dokument har sat i stedet."),
    ("Ingen ny frist", "Fristen blev ikke holdt efter dokumenternes egne ord, og ingen ny er sat."),
    (
        "Bevis",
        "Hvad senere dokumenter (eller det samme) siger om tilsagnet. «Måske» er en kobling, et menneske skal se.",
    ),
    ("Kobling", "Om to steder handler om det samme: samme, usikker eller forskellig."),
    (
        "Plantjek",
        "Punkter fra reglen om genopretningsplaner; kun punkter, der blev bedt om. MANGLER: ikke fundet i svaret.",
    ),
    (
        "Nyeste nøgletal",
        "Den senest opgjorte andel, hvor mere eller mindre er bedre; forrige tal er af samme art og målgruppe.",
    ),
)
