"""Why old master keys should go."""

from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.design.api import PageForm
from inbeeld.foundation.records.api import reason_field


class RetiringForm(PageForm):
    reason = reason_field(_("Why should they go?"))
