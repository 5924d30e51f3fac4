"""What editors could do next: each thing with its record, its line, and how to do it.

A list of suggestions, not of mistakes: nothing here stops a build. What the sources, which are at
hand as a whole, do not report is no task; the page of gaps shows it.
"""

from generator.check.todo.kinds import KINDS, Task, in_order
from generator.check.todo.looking import left_to_fill_in, tasks

__all__ = ["KINDS", "Task", "in_order", "left_to_fill_in", "tasks"]
