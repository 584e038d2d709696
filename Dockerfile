# Web and worker of Inbeeld in one image; compose.yaml runs both. Nothing is fetched that has no hash.
# The base image stands with its digest in images.env.
ARG PYTHON_IMAGE
FROM ${PYTHON_IMAGE} AS build
WORKDIR /build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PYTHONDONTWRITEBYTECODE=1
RUN python -m venv /srv/venv
COPY requirements/web.txt requirements/build.txt requirements/
RUN /srv/venv/bin/pip install --require-hashes -r requirements/web.txt -r requirements/build.txt
COPY tools/messages.py tools/
COPY packages/darkfigure packages/darkfigure
COPY packages/inbeeld packages/inbeeld
RUN /srv/venv/bin/python tools/messages.py compile \
    && /srv/venv/bin/pip install --no-deps --no-build-isolation ./packages/darkfigure ./packages/inbeeld \
    && /srv/venv/bin/pip uninstall --yes hatchling editables babel

FROM ${PYTHON_IMAGE}
# What reads scans, in Dutch and English, and one more layer around readers of documents (docs/operate.md).
RUN apt-get update \
    && apt-get install --yes --no-install-recommends bubblewrap tesseract-ocr tesseract-ocr-nld tesseract-ocr-eng \
    && rm -rf /var/lib/apt/lists/*
RUN useradd --system --uid 10001 --home-dir /srv --shell /usr/sbin/nologin inbeeld \
    && install -d -o inbeeld -g inbeeld -m 700 /srv/data /srv/keys /srv/backups /srv/anchors
COPY --from=build /srv/venv /srv/venv
ENV PATH=/srv/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=inbeeld.settings.production \
    INBEELD_DATA=/srv/data \
    INBEELD_KEY_FILE=/srv/keys/keys.json \
    INBEELD_BACKUP_FOLDER=/srv/backups \
    INBEELD_AUDIT_ANCHORS=/srv/anchors
USER inbeeld
WORKDIR /srv
EXPOSE 8000
CMD ["inbeeld", "serve", "--without-tasks", "--host", "0.0.0.0", "--port", "8000"]
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
    CMD ["python", "-c", "import os, urllib.request as u; u.urlopen(u.Request('http://127.0.0.1:8000/gezond/', headers={'Host': os.environ['INBEELD_HOSTS'].split(',')[0]}), timeout=4)"]
