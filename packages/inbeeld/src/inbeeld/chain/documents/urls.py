"""The addresses of documents, under that of their case."""

from django.urls import path

from .views import documents, papers, readings

app_name = "documents"
urlpatterns = [
    path("<uuid:pk>/documenten/", documents.list_documents, name="list"),
    path("<uuid:pk>/documenten/nieuw/", documents.add, name="add"),
    path("<uuid:pk>/documenten/overtypen/", papers.type_over, name="type_over"),
    path("<uuid:pk>/documenten/gelezen/<uuid:reading_id>/", readings.reading, name="reading"),
    path("<uuid:pk>/documenten/gelezen/<uuid:reading_id>/ver/", readings.progress, name="reading_progress"),
    path("<uuid:pk>/documenten/gelezen/<uuid:reading_id>/weg/", readings.forget, name="reading_forget"),
    path("<uuid:pk>/documenten/<uuid:document_id>/<int:number>/papier/", papers.paper, name="paper"),
    path("<uuid:pk>/documenten/<uuid:document_id>/<int:number>/lezen/", documents.read, name="read"),
    path("<uuid:pk>/documenten/<uuid:document_id>/<int:number>/vergeleken/", papers.compared, name="compared"),
    path("<uuid:pk>/documenten/<uuid:document_id>/", documents.document, name="document"),
    path("<uuid:pk>/documenten/<uuid:document_id>/versie/", documents.version, name="version"),
    path("<uuid:pk>/documenten/<uuid:document_id>/<int:number>/", documents.file, name="file"),
    path("<uuid:pk>/documenten/<uuid:document_id>/verstuurd/", documents.send, name="send"),
    path("<uuid:pk>/documenten/<uuid:document_id>/weg/", documents.remove, name="remove"),
]
