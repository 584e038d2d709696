"""Handing in and following a signal, and the desk."""

from django.urls import URLPattern, path

from .views import decide, drafts, follow, hand_in, inbox, of_case, own, routes, signal

app_name = "signals"

urlpatterns: list[URLPattern] = [
    path("", inbox.inbox, name="inbox"),
    path("nieuw/", hand_in.new, name="new"),
    path("mijn/", own.mine, name="mine"),
    path("mijn/nieuw/", drafts.new, name="own_new"),
    path("mijn/concept/<uuid:pk>/", drafts.draft, name="draft"),
    path("mijn/concept/<uuid:pk>/bewaren/", drafts.save, name="save_draft"),
    path("mijn/concept/<uuid:pk>/weg/", drafts.discard, name="discard_draft"),
    path("mijn/<uuid:pk>/", own.own, name="own"),
    path("routes/", routes.routes, name="routes"),
    path("routes/<int:pk>/", routes.end, name="end_route"),
    path("volgen/", follow.follow, name="follow"),
    path("bij-zaak/<uuid:pk>/", of_case.of_case, name="of_case"),
    path("<uuid:pk>/", signal.detail, name="detail"),
    path("<uuid:pk>/oppakken/", signal.take, name="take"),
    path("<uuid:pk>/bericht/", signal.write, name="write"),
    path("<uuid:pk>/gezien/", signal.seen, name="seen"),
    path("<uuid:pk>/ongedaan/", signal.undo_decision, name="undo"),
    path("<uuid:pk>/besluit/<slug:slug>/", decide.decide, name="decide"),
]
