"""``python -m generator`` and the command ``evidence``; both can be stopped from here on."""

from generator.evidence import stopping

stopping.listen()  # before anything that takes long to import


def main() -> int:
    """Run the command that was typed and return its exit code."""
    from generator.cli import main as run  # noqa: PLC0415 - a stop is awaited before

    return stopping.with_output(run)


if __name__ == "__main__":
    raise SystemExit(main())
