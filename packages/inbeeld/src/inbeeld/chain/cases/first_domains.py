"""The life domains that a new installation starts with: code, Dutch, English."""

FIRST_DOMAINS = (
    ("safety", "Veiligheid", "Safety"),
    ("housing", "Wonen", "Housing"),
    ("finance", "Geld", "Finance"),
    ("education_work", "School en werk", "Education and work"),
    ("physical_health", "Lichamelijke gezondheid", "Physical health"),
    ("mental_health", "Geestelijke gezondheid", "Mental health"),
    ("substance_use", "Middelengebruik", "Substance use"),
    ("sexuality_identity", "Seksualiteit en identiteit", "Sexuality and identity"),
    ("family_network", "Familie en netwerk", "Family and network"),
    ("legal_position", "Rechtspositie", "Legal position"),
    ("time_meaning", "Tijdsbesteding en zingeving", "Time use and meaning"),
)
