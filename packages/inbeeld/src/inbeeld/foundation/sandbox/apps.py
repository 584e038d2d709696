import contextlib

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SandboxConfig(AppConfig):
    name = "inbeeld.foundation.sandbox"
    label = "sandbox"
    verbose_name = _("Confined processes")

    def ready(self) -> None:
        from .kernel import hide_memory

        with contextlib.suppress(OSError):
            hide_memory()
