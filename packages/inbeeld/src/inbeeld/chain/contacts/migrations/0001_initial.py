import django.db.models.deletion
import django.utils.timezone
import inbeeld.foundation.records.code_field
import inbeeld.foundation.vault.fields
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        ('cases', '0001_initial'),
        ('vault', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='ContactMoment',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', inbeeld.foundation.records.code_field.CodeField(max_length=20, verbose_name='How')),
                ('on', models.DateField(default=django.utils.timezone.localdate, verbose_name='On')),
                ('succeeded', models.BooleanField(default=True, verbose_name='There was contact')),
                ('note', inbeeld.foundation.vault.fields.SealedField(blank=True, null=True, verbose_name='Note')),
                ('struck_at', models.DateTimeField(blank=True, null=True, verbose_name='Struck out')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
                ('case', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='contacts', to='cases.case')),
                ('data_key', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.datakey', verbose_name='data key')),
            ],
            options={
                'verbose_name': 'contact moment',
                'verbose_name_plural': 'contact moments',
                'ordering': ['-on', '-at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='ContactAddition',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('note', inbeeld.foundation.vault.fields.SealedField(verbose_name='Addition')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
                ('data_key', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.datakey', verbose_name='data key')),
                ('contact', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='additions', to='contacts.contactmoment')),
            ],
            options={
                'verbose_name': 'addition to a contact moment',
                'verbose_name_plural': 'additions to contact moments',
                'ordering': ['at'],
            },
        ),
        migrations.CreateModel(
            name='ContactRhythm',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('on', models.DateField(default=django.utils.timezone.localdate, verbose_name='On')),
                ('reason', inbeeld.foundation.vault.fields.SealedField(blank=True, null=True, verbose_name='Reason')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('every_days', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='Contact every so many days')),
                ('paused_until', models.DateField(blank=True, null=True, verbose_name='Rests until')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rhythms', to='cases.case')),
                ('data_key', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.datakey', verbose_name='data key')),
            ],
            options={
                'verbose_name': 'rhythm of contact',
                'verbose_name_plural': 'rhythms of contact',
                'ordering': ['-at'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ContactWays',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('reviewed_on', models.DateField(default=django.utils.timezone.localdate, verbose_name='Discussed on')),
                ('review_on', models.DateField(verbose_name='Look again by')),
                ('version', models.PositiveIntegerField()),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('never', inbeeld.foundation.vault.fields.SealedField(blank=True, null=True, verbose_name='Never do this')),
                ('safe', inbeeld.foundation.vault.fields.SealedField(blank=True, null=True, verbose_name='Safe ways and times')),
                ('addressing', inbeeld.foundation.vault.fields.SealedField(blank=True, null=True, verbose_name='How to address him')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='contact_ways', to='cases.case')),
                ('data_key', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.datakey', verbose_name='data key')),
            ],
            options={
                'verbose_name': 'ways to make contact',
                'verbose_name_plural': 'ways to make contact',
                'ordering': ['-version'],
                'abstract': False,
            },
        ),
        migrations.AddIndex(
            model_name='contactmoment',
            index=models.Index(fields=['case', '-on', '-at', '-id'], name='contact_newest_first'),
        ),
        migrations.AddConstraint(
            model_name='contactways',
            constraint=models.UniqueConstraint(fields=('case', 'version'), name='contact_ways_once_per_version'),
        ),
    ]
