.PHONY: env
env:
	uv venv -q --allow-existing .venv --python python3
	uv lock -q
	uv sync -q --all-groups --all-extras
