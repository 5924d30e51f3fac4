"""Issues: forms that strangers fill in, and what becomes of their answers.

A form is made from the record's model (``questions``, ``forms``). A filled-in one comes back as the
Markdown of an issue (``answers``), becomes values (``values``), is checked as any record is
(``proposals``), and is answered in Markdown that holds no markup of the stranger's (``replies``).
"""
