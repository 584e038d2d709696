from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RetentionConfig(AppConfig):
    name = "inbeeld.retention"
    label = "retention"
    verbose_name = _("Retention")

    def ready(self) -> None:
        from inbeeld.chain.worklist.work import take_part

        from .work import retention_sections

        take_part(retention_sections)
