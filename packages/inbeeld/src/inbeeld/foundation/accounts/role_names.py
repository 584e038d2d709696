"""How each role is called on the screen."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .rules import Role

ROLE_NAMES: Mapping[Role, str | Promise] = {
    Role.COORDINATOR: _("Care coordinator"),
    Role.TEAM_LEAD: _("Team lead"),
    Role.ATTENTION_OFFICER: _("Attention officer"),
    Role.PROFESSIONAL: _("Professional"),
    Role.OUTREACH_WORKER: _("Outreach worker"),
    Role.PARTNER: _("Partner worker"),
    Role.PROVIDER: _("Care provider"),
    Role.POLICY_OFFICER: _("Policy officer"),
    Role.ANALYST: _("Analyst"),
    Role.PRIVACY_OFFICER: _("Privacy officer"),
    Role.ADMINISTRATOR: _("Administrator"),
}
