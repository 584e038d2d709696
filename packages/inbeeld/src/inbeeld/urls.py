"""Every address of the product, one line a room."""

from django.apps import apps
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("inbeeld.foundation.design.urls")),
    path("", include("inbeeld.foundation.operations.urls")),
    path("account/", include("inbeeld.foundation.accounts.urls")),
    path("account/berichten/", include("inbeeld.foundation.notices.urls")),
    path("beheer/", include("inbeeld.foundation.administration.urls")),
    path("concepten/", include("inbeeld.foundation.drafts.urls")),
    path("zaken/uitwisselen/", include("inbeeld.chain.exchange.urls")),
    path("zaken/", include("inbeeld.chain.cases.urls")),
    path("zaken/", include("inbeeld.chain.conferences.urls")),
    path("", include("inbeeld.chain.consents.urls")),
    path("zaken/", include("inbeeld.chain.papers.urls")),
    path("", include("inbeeld.chain.transfers.urls")),
    path("zaken/", include("inbeeld.chain.overlaps.urls")),
    path("", include("inbeeld.chain.worklist.urls")),
    path("", include("inbeeld.chain.finding.urls")),
    path("", include("inbeeld.chain.outreach.urls")),
    path("info/", include("inbeeld.chain.help.urls")),
    path("", include("inbeeld.chain.partner_api.urls")),
    path("signalen/", include("inbeeld.chain.recognition.urls")),
    path("meldcode/", include("inbeeld.chain.meldcode.urls")),
    path("signalen/", include("inbeeld.chain.signals.urls")),
    path("toezicht/bewaren/", include("inbeeld.retention.urls")),
    path("toezicht/", include("inbeeld.foundation.oversight.urls")),
]
if apps.is_installed("inbeeld.demo"):
    urlpatterns.append(path("demo/", include("inbeeld.demo.urls")))
