from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RecognitionConfig(AppConfig):
    name = "inbeeld.chain.recognition"
    label = "recognition"
    verbose_name = _("Recognising")

    def ready(self) -> None:
        from . import checks  # noqa: F401 - registers the check
