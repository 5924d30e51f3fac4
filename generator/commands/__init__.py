"""The commands, one module each; ``generator.cli`` lists them.

A command has ``NAME``, ``HELP`` (a sentence), ``add_options(parser)`` and ``run(options)``, which
returns the exit code. What takes long to import is imported when the command runs.
"""
