"""Other words that offices write for a code, besides the code itself and its Dutch and English label."""

from __future__ import annotations

from collections.abc import Mapping

SYNONYMS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "sex": {
        "boy": ("m", "j", "man", "jongen", "mannelijk", "male", "boy"),
        "girl": ("v", "f", "vrouw", "meisje", "vrouwelijk", "female", "girl"),
        "trans_boy": ("transjongen", "transman", "trans man"),
        "trans_girl": ("transmeisje", "transvrouw", "trans vrouw"),
        "non_binary": ("x",),
    },
    "form": {
        "sexual": ("seksueel", "seksuele", "su", "prostitutie", "loverboy", "sexual"),
        "labour": ("arbeid", "arbeidsuitbuiting", "au", "werk", "labour", "labor"),
        "criminal": (
            "crimineel",
            "criminele",
            "cu",
            "gedwongen criminaliteit",
            "criminaliteit",
            "drugs",
            "drugshandel",
            "drugskoerier",
            "uithaler",
            "criminal",
        ),
        "forced_begging": ("bedelen", "bedelarij", "begging"),
        "organ_removal": ("organen", "orgaan", "organs"),
        "other": ("overig", "anders", "other"),
    },
    "nationality_group": {
        "dutch": ("nl", "nederland", "nederlands", "nederlandse", "dutch"),
        "other_eu": ("eu", "overig eu"),
        "non_eu": ("niet-eu", "niet eu", "buiten eu", "non-eu"),
    },
    "place": {
        "private_home": ("woning", "thuis"),
        "escort": ("escortbureau",),
        "hotel": ("hotelkamer",),
        "street": ("straat", "buiten"),
        "window": ("raam", "raamprostitutie"),
        "club": ("bordeel", "privéhuis"),
        "online": ("internet", "webcam"),
        "party": ("feest", "chemsex"),
    },
    "reach": {"domestic": ("binnenland", "nee"), "cross_border": ("grensoverschrijdend", "buitenland", "ja")},
    "status": {
        "presumed": ("mogelijk", "vermoedelijk", "presumed"),
        "actual": ("slachtoffer", "vastgesteld", "actual"),
        "not_a_victim": ("geen slachtoffer",),
    },
    "phase": {
        "found": ("gevonden", "in beeld", "nieuw", "nieuwe aanmelding", "aangemeld", "new"),
        "contact": ("contact", "contact leggen", "in contact"),
        "led_to_help": ("toegeleid", "toegeleid naar hulp"),
        "exiting": ("uitstappen", "uitstap"),
        "guiding": ("begeleiding", "in begeleiding", "lopend", "loopt", "actief"),
        "after_care": ("nazorg",),
        "holding": ("vasthouden",),
        "ended": ("afgesloten", "gesloten", "beëindigd", "afgerond", "uitgestroomd", "closed"),
    },
    "outcome": {
        "still_open": ("open", "nog open", "loopt", "loopt nog", "lopend", "actief", "running"),
        "safe_without_help": ("veilig", "afgerond", "veilig, geen hulp nodig", "safe"),
        "help_continues": ("reguliere hulp", "hulp loopt door", "overgedragen aan hulpverlening"),
        "other_region": ("andere regio", "verhuisd naar andere regio"),
        "other_country": ("ander land", "teruggekeerd", "terugkeer"),
        "declined": ("wil geen hulp", "geen hulp gewenst", "weigert hulp"),
        "contact_lost": ("uit beeld", "contact verloren", "geen contact", "geen contact meer"),
        "not_a_victim": ("geen slachtoffer", "niet slachtoffer"),
        "deceased": ("overleden",),
        "other": ("anders", "overig", "other"),
    },
}
