from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CeilingsConfig(AppConfig):
    name = "inbeeld.foundation.ceilings"
    label = "ceilings"
    verbose_name = _("Ceilings")
