from django.apps import AppConfig
from django.core.checks import Tags, register
from django.utils.translation import gettext_lazy as _


class RoomsConfig(AppConfig):
    name = "inbeeld.foundation.rooms"
    label = "rooms"
    verbose_name = _("Rooms")

    def ready(self) -> None:
        from . import checks

        register(checks.every_room_stands)
        register(checks.checks_of_rooms)
        register(checks.deploy_checks_of_rooms, Tags.security, deploy=True)
        register(checks.database_checks_of_rooms, Tags.database, deploy=True)
