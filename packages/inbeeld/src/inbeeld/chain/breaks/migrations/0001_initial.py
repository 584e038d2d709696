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
        ('plan', '0001_initial'),
        ('vault', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='CaseBreak',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', inbeeld.foundation.records.code_field.CodeField(max_length=20, verbose_name='What ends?')),
                ('on', models.DateField(verbose_name='On')),
                ('known_to', inbeeld.foundation.records.code_field.CodeField(default='day', max_length=10)),
                ('state', inbeeld.foundation.records.code_field.CodeField(default='ahead', max_length=10, verbose_name='How does it stand?')),
                ('note', inbeeld.foundation.vault.fields.SealedField(blank=True, null=True, verbose_name='Note')),
                ('announced_months', models.PositiveSmallIntegerField(editable=False, null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
                ('case', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='breaks', to='cases.case')),
                ('data_key', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.datakey', verbose_name='data key')),
            ],
            options={
                'verbose_name': 'break ahead',
                'verbose_name_plural': 'breaks ahead',
                'ordering': ['on', 'at'],
            },
        ),
        migrations.CreateModel(
            name='BreakPoint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=40)),
                ('position', models.PositiveSmallIntegerField()),
                ('done_at', models.DateTimeField(blank=True, null=True)),
                ('action', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='plan.caseaction')),
                ('done_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
                ('of', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='points', to='breaks.casebreak')),
            ],
            options={
                'verbose_name': 'point to arrange before a break',
                'verbose_name_plural': 'points to arrange before a break',
                'ordering': ['position'],
            },
        ),
        migrations.AddIndex(
            model_name='casebreak',
            index=models.Index(fields=['case', 'state', 'on'], name='break_of_case'),
        ),
        migrations.AddIndex(
            model_name='casebreak',
            index=models.Index(fields=['state', 'on'], name='break_ahead'),
        ),
        migrations.AddConstraint(
            model_name='casebreak',
            constraint=models.UniqueConstraint(condition=models.Q(('kind', 'eighteen')), fields=('case',), name='break_one_eighteenth_birthday'),
        ),
        migrations.AddConstraint(
            model_name='breakpoint',
            constraint=models.UniqueConstraint(fields=('of', 'code'), name='break_point_once'),
        ),
    ]
