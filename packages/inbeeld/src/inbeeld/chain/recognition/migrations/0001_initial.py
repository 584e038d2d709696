import django.db.models.deletion
import django.utils.timezone
import inbeeld.foundation.access.querysets
import inbeeld.foundation.vault.fields
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        ('geography', '0001_initial'),
        ('vault', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='KeptList',
            fields=[
                ('row_mac', models.CharField(blank=True, editable=False, max_length=160)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kept_at', models.DateTimeField(db_index=True, default=django.utils.timezone.now, verbose_name='kept at')),
                ('language', models.CharField(max_length=5, verbose_name='language')),
                ('name', inbeeld.foundation.vault.fields.SealedField()),
                ('items', inbeeld.foundation.vault.fields.SealedField()),
                ('data_key', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.datakey', verbose_name='data key')),
                ('kept_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership', verbose_name='kept by')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation', verbose_name='organisation')),
                ('region', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='geography.region', verbose_name='region')),
            ],
            options={
                'verbose_name': 'kept list of signs',
                'verbose_name_plural': 'kept lists of signs',
            },
            bases=(inbeeld.foundation.access.querysets.Protected, models.Model),
        ),
    ]
