from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FourEyesConfig(AppConfig):
    name = "inbeeld.foundation.four_eyes"
    label = "four_eyes"
    verbose_name = _("Four eyes")
