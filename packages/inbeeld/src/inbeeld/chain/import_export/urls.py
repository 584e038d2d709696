"""Neutral addresses under those of cases."""

from django.urls import path

from .views import exports, imports, lists, preparing

app_name = "import_export"

urlpatterns = [
    path("", exports.overview, name="overview"),
    path("inlezen/", preparing.upload, name="upload"),
    path("inlezen/<uuid:pk>/", imports.detail, name="import"),
    path("inlezen/<uuid:pk>/stand/", imports.progress, name="progress"),
    path("inlezen/<uuid:pk>/kolommen/", preparing.columns, name="columns"),
    path("inlezen/<uuid:pk>/waarden/", preparing.values, name="values"),
    path("inlezen/<uuid:pk>/herstellen/", preparing.mend, name="mend"),
    path("inlezen/<uuid:pk>/beginnen/", imports.begin, name="begin"),
    path("inlezen/<uuid:pk>/ongedaan/", imports.undo, name="undo"),
    path("inlezen/<uuid:pk>/weg/", imports.throw_away, name="throw_away"),
    path("inlezen/<uuid:pk>/fouten/", lists.faults, name="faults"),
    path("inlezen/<uuid:pk>/zaken/", lists.cases, name="cases"),
    path("nieuw/", exports.new, name="new_export"),
    path("<uuid:pk>/", exports.detail, name="export"),
    path("<uuid:pk>/bestand/", exports.file, name="file"),
    path("<uuid:pk>/weg/", exports.remove, name="remove_export"),
]
