"""Also found by how he is called, and by a name with a year of birth: the terms of each identity are made anew."""

from importlib import import_module

from django.db import migrations

index_anew = import_module("inbeeld.chain.cases.migrations.0005_index_identities_anew").index_anew


class Migration(migrations.Migration):
    dependencies = [("cases", "0013_filter_by_place")]

    operations = [migrations.RunPython(index_anew, migrations.RunPython.noop)]
