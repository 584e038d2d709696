"""The addresses of somebody's own file and rights, under that of their case."""

from django.urls import path

from .views import access_history, person_file, rights

app_name = "subject_access"
urlpatterns = [
    path("<uuid:pk>/wie-keek/", access_history.access_history, name="access_history"),
    path("<uuid:pk>/rechten/", rights.rights, name="rights"),
    path("<uuid:pk>/rechten/eigen-woorden/", rights.statement, name="statement"),
    path("<uuid:pk>/rechten/eigen-woorden/<uuid:statement_id>/", rights.correction, name="correction"),
    path("<uuid:pk>/rechten/vernietigen/", rights.destruction, name="destruction"),
    path("<uuid:pk>/rechten/vernietigen/<uuid:request_id>/weigeren/", rights.refuse, name="refuse"),
    path("<uuid:pk>/rechten/vernietigen/<uuid:request_id>/doen/", rights.grant, name="grant"),
    path("<uuid:pk>/dossier/", person_file.make, name="make_file"),
    path("<uuid:pk>/dossier/<uuid:file_id>/", person_file.file, name="person_file"),
    path("<uuid:pk>/dossier/<uuid:file_id>/gegeven/", person_file.left, name="file_left"),
    path("<uuid:pk>/dossier/<uuid:file_id>/terug/<uuid:withholding_id>/", person_file.put_back, name="put_back"),
    path("<uuid:pk>/dossier/<uuid:file_id>/document/<uuid:document>/", person_file.document, name="file_document"),
    path("<uuid:pk>/dossier/<uuid:file_id>/als/<slug:kind>/", person_file.download, name="file_download"),
    path("<uuid:pk>/dossier/<uuid:file_id>/<str:kind>/", person_file.section, name="file_section"),
    path(
        "<uuid:pk>/dossier/<uuid:file_id>/<str:kind>/<slug:item>/<slug:field>/", person_file.withhold, name="withhold"
    ),
]
