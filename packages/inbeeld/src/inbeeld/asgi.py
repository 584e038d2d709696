"""The door that the web server knocks on."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inbeeld.settings.production")
django_application = get_wsgi_application()

from inbeeld.foundation.gateway.api import Gateway  # noqa: E402 - rooms can be imported once Django is set up
from inbeeld.foundation.rooms.api import kept_pages  # noqa: E402

application = Gateway(django_application, kept_pages)
