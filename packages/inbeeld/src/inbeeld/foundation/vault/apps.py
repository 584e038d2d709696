from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class VaultConfig(AppConfig):
    name = "inbeeld.foundation.vault"
    label = "vault"
    verbose_name = _("Vault")

    def ready(self) -> None:
        from .rows import listen_to_deletions

        listen_to_deletions()
