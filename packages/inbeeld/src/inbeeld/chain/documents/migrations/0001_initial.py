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
        ('consents', '0001_initial'),
        ('files', '0001_initial'),
        ('vault', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='CaseDocument',
            fields=[
                ('row_mac', models.CharField(blank=True, editable=False, max_length=160)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField(verbose_name='Number')),
                ('kind', inbeeld.foundation.records.code_field.CodeField(max_length=20, verbose_name='Kind')),
                ('title', inbeeld.foundation.vault.fields.SealedField(null=True, verbose_name='Title')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='Added')),
                ('removed_at', models.DateTimeField(blank=True, null=True, verbose_name='Removed')),
                ('removal_reason', inbeeld.foundation.vault.fields.SealedField(blank=True, null=True, verbose_name='Why it was removed')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='documents', to='cases.case')),
                ('data_key', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.datakey', verbose_name='data key')),
                ('removed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
            ],
            options={
                'verbose_name': 'document',
                'verbose_name_plural': 'documents',
                'ordering': ['-number'],
            },
        ),
        migrations.CreateModel(
            name='Dispatch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(verbose_name='Version')),
                ('how', inbeeld.foundation.records.code_field.CodeField(max_length=20, verbose_name='How')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='dispatches', to='documents.casedocument')),
                ('sent', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='dispatch', to='consents.sentoutside')),
            ],
            options={
                'verbose_name': 'dispatch',
                'verbose_name_plural': 'dispatches',
                'ordering': ['-sent__on', '-id'],
            },
        ),
        migrations.CreateModel(
            name='DocumentVersion',
            fields=[
                ('row_mac', models.CharField(blank=True, editable=False, max_length=160)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField(verbose_name='Version')),
                ('paper', inbeeld.foundation.vault.fields.SealedField(blank=True, null=True, verbose_name='Where the paper is kept')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='Added')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
                ('data_key', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.datakey', verbose_name='data key')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='documents.casedocument')),
                ('file', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile', verbose_name='Document')),
            ],
            options={
                'verbose_name': 'version of a document',
                'verbose_name_plural': 'versions of documents',
                'ordering': ['-number'],
            },
        ),
        migrations.AddConstraint(
            model_name='casedocument',
            constraint=models.UniqueConstraint(fields=('case', 'number'), name='document_number_once'),
        ),
        migrations.AddConstraint(
            model_name='documentversion',
            constraint=models.UniqueConstraint(fields=('document', 'number'), name='version_number_once'),
        ),
        migrations.CreateModel(
            name='DocumentReading',
            fields=[
                ('row_mac', models.CharField(blank=True, editable=False, max_length=160)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', inbeeld.foundation.records.code_field.CodeField(max_length=20, verbose_name='Kind')),
                ('title', inbeeld.foundation.vault.fields.SealedField(verbose_name='Title')),
                ('paper', inbeeld.foundation.vault.fields.SealedField(blank=True, null=True, verbose_name='Where the paper is kept')),
                ('name', inbeeld.foundation.vault.fields.SealedField(verbose_name='Name of the file')),
                ('size', models.PositiveIntegerField(verbose_name='Size')),
                ('at', models.DateTimeField(db_index=True, default=django.utils.timezone.now, verbose_name='Added')),
                ('state', inbeeld.foundation.records.code_field.CodeField(default='reading', max_length=20, verbose_name='State')),
                ('refusal', models.CharField(blank=True, max_length=20)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='readings', to='cases.case')),
                ('data_key', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.datakey', verbose_name='data key')),
                ('document', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='readings', to='documents.casedocument')),
            ],
            options={
                'verbose_name': 'document that is being read',
                'verbose_name_plural': 'documents that are being read',
                'ordering': ['-at'],
            },
        ),
        migrations.CreateModel(
            name='ReadingPiece',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('content', inbeeld.foundation.vault.fields.SealedField()),
                ('data_key', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.datakey', verbose_name='data key')),
                ('reading', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='pieces', to='documents.documentreading')),
            ],
            options={
                'verbose_name': 'piece of a file that is being read',
                'verbose_name_plural': 'pieces of files that are being read',
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('reading', 'number'), name='reading_piece_once')],
            },
        ),
    ]
