from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PapersConfig(AppConfig):
    name = "inbeeld.chain.papers"
    label = "papers"
    verbose_name = _("Papers")

    def ready(self) -> None:
        from . import checks  # noqa: F401 - registers the checks
