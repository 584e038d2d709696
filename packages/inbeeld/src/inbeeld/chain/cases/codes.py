"""The code lists that cases and signals are written in; every list has its own word for unknown."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Form(TextChoices):
    """Form of exploitation."""

    SEXUAL = "sexual", _("Sexual exploitation")
    LABOUR = "labour", _("Exploitation in labour or services")
    CRIMINAL = "criminal", _("Criminal exploitation")
    FORCED_BEGGING = "forced_begging", _("Forced begging")
    ORGAN_REMOVAL = "organ_removal", _("Organ removal")
    OTHER = "other", _("Another form")
    UNKNOWN = "unknown", _("Form not known")


class PlaceType(TextChoices):
    """Sexual sub-form and the type of place; never a place itself."""

    PRIVATE_HOME = "private_home", _("Private home")
    ESCORT = "escort", _("Escort")
    HOTEL = "hotel", _("Hotel")
    STREET = "street", _("Street or outdoors")
    WINDOW = "window", _("Window")
    CLUB = "club", _("Club or brothel")
    ONLINE = "online", _("Online (webcam, images, chat)")
    PARTY = "party", _("Party or chems setting")
    UNKNOWN = "unknown", _("Type of place not known")


class SubForm(TextChoices):
    """What somebody was made to do, more exactly; each belongs to a form (`rules.SUB_FORMS`)."""

    PAID_SEX = "paid_sex", _("Sex with others for money or goods")
    IMAGES = "images", _("Making or selling of images")
    LIVE_ONLINE = "live_online", _("Live online")
    SEX_FOR_SHELTER = "sex_for_shelter", _("Sex in return for a place to sleep, drugs or debt")
    DRUGS = "drugs", _("Carrying or selling drugs")
    THEFT = "theft", _("Stealing")
    MONEY_MULE = "money_mule", _("Lending his bank account or name")
    CANNABIS = "cannabis", _("Work in a cannabis or drugs site")
    HOSPITALITY = "hospitality", _("Hospitality and meals")
    CLEANING = "cleaning", _("Cleaning and household")
    AGRICULTURE = "agriculture", _("Agriculture and horticulture")
    BUILDING = "building", _("Building and transport")
    OTHER = "other", _("Something else")
    UNKNOWN = "unknown", _("Not known more exactly")


class Exactness(TextChoices):
    """How exactly a moment is known."""

    DAY = "day", _("known to the day")
    MONTH = "month", _("known to the month")
    YEAR = "year", _("known to the year")
    ESTIMATED = "estimated", _("estimated")
    UNKNOWN = "unknown", _("not known")


class Reach(TextChoices):
    """Whether a border was crossed."""

    DOMESTIC = "domestic", _("Within the Netherlands")
    CROSS_BORDER = "cross_border", _("Across the border")
    UNKNOWN = "unknown", _("Not known whether a border was crossed")


class NationalityGroup(TextChoices):
    DUTCH = "dutch", pgettext_lazy("nationality", "Dutch")
    OTHER_EU = "other_eu", _("Other EU country")
    NON_EU = "non_eu", _("Country outside the EU")
    UNKNOWN = "unknown", _("Nationality not known")


class Sex(TextChoices):
    """Sex or gender."""

    BOY = "boy", _("Boy or man")
    GIRL = "girl", _("Girl or woman")
    TRANS_BOY = "trans_boy", _("Trans boy or trans man")
    TRANS_GIRL = "trans_girl", _("Trans girl or trans woman")
    NON_BINARY = "non_binary", _("Non-binary")
    UNKNOWN = "unknown", _("Sex not known")


class AgeBand(TextChoices):
    FROM_0 = "0-11", _("0 to 11 years")
    FROM_12 = "12-15", _("12 to 15 years")
    FROM_16 = "16-17", _("16 or 17 years")
    FROM_18 = "18-22", _("18 to 22 years")
    FROM_23 = "23+", _("23 years or older")
    UNKNOWN = "unknown", _("Age not known")


class Status(TextChoices):
    """What a person decided that somebody is; software never sets it."""

    PRESUMED = "presumed", _("Presumed victim")
    ACTUAL = "actual", _("Actual victim")
    NOT_A_VICTIM = "not_a_victim", _("Not a victim")


class Decider(TextChoices):
    """Who decided on a status."""

    CARE_COORDINATION = "care_coordination", _("Care coordination")
    POLICE = "police", _("Police")
    KMAR = "kmar", _("Marechaussee (KMar)")
    LABOUR_INSPECTORATE = "labour_inspectorate", _("Labour Inspectorate (NLA)")
    PROSECUTOR = "prosecutor", _("Public Prosecution Service")
    COURT = "court", _("Court")
    IMMIGRATION_SERVICE = "immigration_service", _("Immigration service (IND)")
    OTHER = "other", _("Another party")


class Outcome(TextChoices):
    """How a case ended."""

    SAFE_WITHOUT_HELP = "safe_without_help", _("Safe, no more help needed")
    HELP_CONTINUES = "help_continues", _("Regular help goes on without coordination")
    OTHER_REGION = "other_region", _("Went on in another region")
    OTHER_COUNTRY = "other_country", _("Went on in another country")
    DECLINED = "declined", _("Does not want help now")
    CONTACT_LOST = "contact_lost", _("Contact lost")
    NOT_A_VICTIM = "not_a_victim", _("Turned out not to be a victim")
    DECEASED = "deceased", _("Died")
    OTHER = "other", _("Another outcome")


class CheckState(TextChoices):
    """How a point of a phase stands; a person says so."""

    OPEN = "open", _("Not yet")
    SETTLED = "settled", _("Settled")
    NOT_NEEDED = "not_needed", _("Not needed here")


class DomainEnd(TextChoices):
    """How it stands on a life domain at the end, as a professional sees it."""

    IN_ORDER = "in_order", _("In order")
    BETTER = "better", _("Better than at the start")
    SAME = "same", _("The same as at the start")
    WORSE = "worse", _("Worse than at the start")
    NOT_AN_ISSUE = "not_an_issue", _("Was no concern")
    UNKNOWN = "unknown", pgettext_lazy("outcome", "Not known")
