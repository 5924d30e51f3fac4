"""``python -m generator`` is the same command as ``evidence``."""

from generator.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
