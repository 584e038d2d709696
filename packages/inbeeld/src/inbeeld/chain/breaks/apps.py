from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BreaksConfig(AppConfig):
    name = "inbeeld.chain.breaks"
    label = "breaks"
    verbose_name = _("Breaks ahead")
