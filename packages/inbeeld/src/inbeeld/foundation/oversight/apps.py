from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OversightConfig(AppConfig):
    name = "inbeeld.foundation.oversight"
    label = "oversight"
    verbose_name = _("Oversight")

    def ready(self) -> None:
        from .forged import listen

        listen()
