"""People can be found by more than before: the terms of each identity are made anew."""

from django.db import migrations

from inbeeld.chain.cases.models.identity import IDENTITY_INDEX
from inbeeld.chain.cases.services.identity import Person
from inbeeld.foundation.vault.models import DataKey
from inbeeld.foundation.vault.sealing import unseal


def index_anew(apps, _schema_editor):
    term_model = apps.get_model("cases", "IdentityTerm")
    identities = apps.get_model("cases", "Identity").objects.select_related("data_key").order_by("pk")
    for identity in identities.filter(data_key__destroyed_at=None).iterator(chunk_size=200):
        row = identity.data_key
        cipher = DataKey(pk=row.pk, wrapped=row.wrapped, master_key_id=row.master_key_id).cipher()
        place = f"cases.identity|person|{identity.pk}|{row.pk}".encode()
        person = Person.from_sealed(unseal(cipher, bytes(identity.person), place))
        term_model.objects.filter(identity=identity).delete()
        terms = IDENTITY_INDEX.stored_terms(person.described())
        term_model.objects.bulk_create(term_model(identity=identity, term=term) for term in sorted(terms))


class Migration(migrations.Migration):
    dependencies = [("cases", "0004_ways_out_of_identities")]

    operations = [migrations.RunPython(index_anew, migrations.RunPython.noop)]
