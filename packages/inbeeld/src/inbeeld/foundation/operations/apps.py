from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OperationsConfig(AppConfig):
    name = "inbeeld.foundation.operations"
    label = "operations"
    verbose_name = _("Operations")

    def ready(self) -> None:
        from .database_file import close_database_file

        close_database_file()
