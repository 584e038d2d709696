"""People, organisations, what somebody does for one of them, and how each signs in."""

from .absences import Absence
from .choices import ListChoice
from .coordination import ContactKind, NationalContact, RegionCoordination
from .invitations import Invitation
from .organisations import Organisation, OrganisationType, ReporterType
from .people import Membership, User, UserManager
from .sealed import FactorKey, KeptForm
from .sessions import OpenSession, SignInDelay

__all__ = [
    "Absence",
    "ContactKind",
    "FactorKey",
    "Invitation",
    "KeptForm",
    "ListChoice",
    "Membership",
    "NationalContact",
    "OpenSession",
    "Organisation",
    "OrganisationType",
    "RegionCoordination",
    "ReporterType",
    "SignInDelay",
    "User",
    "UserManager",
]
