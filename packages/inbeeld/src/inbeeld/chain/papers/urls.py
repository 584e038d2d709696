"""The addresses of papers, under that of their case."""

from django.urls import path

from .views import documents, letters, looks, person_file, rights

app_name = "papers"

urlpatterns = [
    path("<uuid:pk>/documenten/", documents.documents, name="documents"),
    path("<uuid:pk>/documenten/nieuw/", documents.add, name="add"),
    path("<uuid:pk>/documenten/<uuid:document_id>/", documents.document, name="document"),
    path("<uuid:pk>/documenten/<uuid:document_id>/versie/", documents.version, name="version"),
    path("<uuid:pk>/documenten/<uuid:document_id>/<int:number>/", documents.file, name="file"),
    path("<uuid:pk>/documenten/<uuid:document_id>/verstuurd/", documents.send, name="send"),
    path("<uuid:pk>/documenten/<uuid:document_id>/weg/", documents.remove, name="remove"),
    path("<uuid:pk>/brieven/nieuw/", letters.new, name="letter_new"),
    path("<uuid:pk>/brieven/<uuid:letter_id>/", letters.letter, name="letter"),
    path("<uuid:pk>/brieven/<uuid:letter_id>/voorbeeld/", letters.preview, name="letter_preview"),
    path("<uuid:pk>/brieven/<uuid:letter_id>/ouder/", letters.parent, name="letter_parent"),
    path("<uuid:pk>/brieven/<uuid:letter_id>/definitief/", letters.finish, name="letter_finish"),
    path("<uuid:pk>/brieven/<uuid:letter_id>/weg/", letters.discard, name="letter_discard"),
    path("<uuid:pk>/wie-keek/", looks.looks, name="looks"),
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
