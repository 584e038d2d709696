from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SignalsConfig(AppConfig):
    name = "inbeeld.chain.signals"
    label = "signals"
    verbose_name = _("Signals")

    def ready(self) -> None:
        from inbeeld.chain.cases.services import look_in

        from . import checks  # noqa: F401 - registers the check
        from .earlier import cases_of_reference

        look_in(cases_of_reference)
