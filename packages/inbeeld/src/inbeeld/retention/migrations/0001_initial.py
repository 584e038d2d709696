import django.db.models.deletion
import django.utils.timezone
import inbeeld.foundation.vault.fields
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        ('vault', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Announcement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=20, verbose_name='Kind')),
                ('record_id', models.UUIDField()),
                ('erase_on', models.DateField(verbose_name='Is erased on')),
                ('announced_on', models.DateField(default=django.utils.timezone.localdate, verbose_name='Announced on')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
            options={
                'verbose_name': 'announcement of erasure',
                'verbose_name_plural': 'announcements of erasure',
                'indexes': [models.Index(fields=['erase_on'], name='announced_due'), models.Index(fields=['organisation', 'erase_on'], name='announced_organisation')],
                'constraints': [models.UniqueConstraint(fields=('kind', 'record_id'), name='announced_once')],
            },
        ),
        migrations.CreateModel(
            name='Hold',
            fields=[
                ('row_mac', models.CharField(blank=True, editable=False, max_length=160)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=20, verbose_name='Kind')),
                ('record_id', models.UUIDField(db_index=True)),
                ('reason', inbeeld.foundation.vault.fields.SealedField(verbose_name='Why it stays')),
                ('review_on', models.DateField(verbose_name='Look again by')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('lifted_at', models.DateTimeField(blank=True, null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
                ('data_key', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.datakey', verbose_name='data key')),
                ('lifted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
            options={
                'verbose_name': 'hold',
                'verbose_name_plural': 'holds',
                'constraints': [models.UniqueConstraint(condition=models.Q(('lifted_at', None)), fields=('kind', 'record_id'), name='held_once')],
            },
        ),
    ]
