import django.db.models.deletion
import django.utils.timezone
import inbeeld.foundation.vault.fields
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('vault', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='StoredFile',
            fields=[
                ('row_mac', models.CharField(blank=True, editable=False, max_length=160)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('pdf', 'PDF'), ('odt', 'ODT'), ('docx', 'DOCX'), ('txt', 'TXT'), ('scan', 'Scan of a paper'), ('typed', 'Typed over from paper'), ('printed', 'Made in Inbeeld')], max_length=10, verbose_name='Kind')),
                ('size', models.PositiveIntegerField(verbose_name='Size')),
                ('left_out', models.JSONField(default=dict, verbose_name='What was left out')),
                ('scan', models.CharField(choices=[('clean', 'No virus found'), ('waiting', 'Waiting for the virus scan'), ('none', 'Not scanned for viruses'), ('virus', 'Virus found')], max_length=10, verbose_name='Virus scan')),
                ('name', inbeeld.foundation.vault.fields.SealedField(verbose_name='Name of the file')),
                ('digest', inbeeld.foundation.vault.fields.SealedField(verbose_name='Digest of what was sent')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('compared_on', models.DateField(blank=True, null=True, verbose_name='Compared with the paper')),
                ('compared_by', inbeeld.foundation.vault.fields.SealedField(blank=True, null=True, verbose_name='Compared by')),
                ('data_key', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.datakey', verbose_name='data key')),
            ],
            options={
                'verbose_name': 'document kept',
                'verbose_name_plural': 'documents kept',
            },
        ),
        migrations.CreateModel(
            name='FilePiece',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('content', inbeeld.foundation.vault.fields.SealedField()),
                ('data_key', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.datakey', verbose_name='data key')),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='pieces', to='files.storedfile')),
            ],
            options={
                'verbose_name': 'piece of a document',
                'verbose_name_plural': 'pieces of documents',
                'ordering': ['number'],
            },
        ),
        migrations.AddIndex(
            model_name='storedfile',
            index=models.Index(condition=models.Q(('scan', 'waiting')), fields=['at'], name='file_waiting'),
        ),
        migrations.AddConstraint(
            model_name='filepiece',
            constraint=models.UniqueConstraint(fields=('file', 'number'), name='file_piece_once'),
        ),
    ]
