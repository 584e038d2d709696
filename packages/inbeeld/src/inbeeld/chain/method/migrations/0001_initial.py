import django.db.models.deletion
import django.utils.timezone
import inbeeld.foundation.records.code_field
from django.db import migrations, models

from inbeeld.chain.method.first_method import install_with


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='CheckSet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveSmallIntegerField(unique=True)),
                ('valid_from', models.DateField()),
                ('valid_until', models.DateField(blank=True, null=True)),
            ],
            options={
                'verbose_name': 'set of points of phases',
                'verbose_name_plural': 'sets of points of phases',
                'ordering': ['version'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='DomainSet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveSmallIntegerField(unique=True)),
                ('valid_from', models.DateField()),
                ('valid_until', models.DateField(blank=True, null=True)),
            ],
            options={
                'verbose_name': 'set of life domains',
                'verbose_name_plural': 'sets of life domains',
                'ordering': ['version'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='WorkTerms',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField(default=django.utils.timezone.localdate, verbose_name='Holds from')),
                ('contact_within_days', models.PositiveSmallIntegerField(verbose_name='Days without contact before a case asks for attention')),
                ('safety_review_days', models.PositiveSmallIntegerField(verbose_name='Days within which safety is looked at again')),
                ('old_after_days', models.PositiveSmallIntegerField(verbose_name='Days after which information is shown as old')),
                ('source', models.CharField(max_length=300, verbose_name='Source or decision')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
            options={
                'verbose_name': 'working terms',
                'verbose_name_plural': 'working terms',
                'ordering': ['-valid_from', '-at'],
            },
        ),
        migrations.CreateModel(
            name='Domain',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=40)),
                ('name_nl', models.CharField(max_length=80)),
                ('name_en', models.CharField(max_length=80)),
                ('position', models.PositiveSmallIntegerField()),
                ('domain_set', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='domains', to='method.domainset')),
            ],
            options={
                'verbose_name': 'life domain',
                'verbose_name_plural': 'life domains',
                'ordering': ['position'],
                'constraints': [models.UniqueConstraint(fields=('domain_set', 'code'), name='domain_once_per_set')],
            },
        ),
        migrations.CreateModel(
            name='PhaseCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('phase', inbeeld.foundation.records.code_field.CodeField(max_length=20, verbose_name='Phase')),
                ('code', models.SlugField(max_length=60)),
                ('text_nl', models.CharField(max_length=200)),
                ('text_en', models.CharField(max_length=200)),
                ('position', models.PositiveSmallIntegerField()),
                ('check_set', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='points', to='method.checkset')),
            ],
            options={
                'verbose_name': 'point of a phase',
                'verbose_name_plural': 'points of phases',
                'ordering': ['position'],
                'constraints': [models.UniqueConstraint(fields=('check_set', 'phase', 'code'), name='check_once_per_set')],
            },
        ),
        migrations.RunPython(install_with, migrations.RunPython.noop),
    ]
