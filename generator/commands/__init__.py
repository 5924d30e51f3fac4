"""The commands, one module each; ``generator.cli`` lists them with what they are for.

A command has ``add_options(parser)`` and ``run(options)``, which returns the exit code. What takes
long to import is imported when the command runs.
"""
