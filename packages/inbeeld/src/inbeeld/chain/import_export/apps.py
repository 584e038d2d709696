from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ImportExportConfig(AppConfig):
    name = "inbeeld.chain.import_export"
    label = "import_export"
    verbose_name = _("Import and export")
