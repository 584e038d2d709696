"""What other rooms may use of this one."""

from __future__ import annotations

from . import coordination, invitations
from .absences import absent_on, present, stand_ins
from .client import client_key
from .coordination import (
    NATIONAL_CODE,
    AlreadyCoordinated,
    Coordination,
    HistoryRewritten,
    coordination_for,
    load_national_contacts,
    national_contact,
    regions_without_coordination,
)
from .invitations import AlreadyHasAccount, invite
from .kept_forms import forget_sent, remember_browser_user
from .list_choices import kept_query
from .models.absences import Absence
from .models.coordination import ContactKind, NationalContact, RegionCoordination
from .models.invitations import Invitation
from .models.organisations import Organisation, OrganisationType, ReporterType
from .models.people import Membership, User
from .models.sealed import KeptForm
from .models.sessions import OpenSession
from .pages import UserRequest, ask_who_it_is, own_page
from .role_names import ROLE_NAMES
from .rules import Role
from .second_factor import has_second_factor
from .session_keys import DEMO_FACTOR, MEMBERSHIP

__all__ = [
    "DEMO_FACTOR",
    "MEMBERSHIP",
    "NATIONAL_CODE",
    "ROLE_NAMES",
    "Absence",
    "AlreadyCoordinated",
    "AlreadyHasAccount",
    "ContactKind",
    "Coordination",
    "HistoryRewritten",
    "Invitation",
    "KeptForm",
    "Membership",
    "NationalContact",
    "OpenSession",
    "Organisation",
    "OrganisationType",
    "RegionCoordination",
    "ReporterType",
    "Role",
    "User",
    "UserRequest",
    "absent_on",
    "ask_who_it_is",
    "client_key",
    "coordination",
    "coordination_for",
    "forget_sent",
    "has_second_factor",
    "invitations",
    "invite",
    "kept_query",
    "load_national_contacts",
    "national_contact",
    "own_page",
    "present",
    "regions_without_coordination",
    "remember_browser_user",
    "stand_ins",
]
