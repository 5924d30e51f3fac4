# ruff: noqa: F403 - the package is one vocabulary, and its modules hold nothing else
"""The only place that knows a page's path or anchor.

A path is relative to the site's root (``studies/okafor-2019/``), with an anchor where needed;
``relative`` turns it into a link from one page to another, so that the site can live anywhere.
"""

from generator.evidence.urls.anchors import *
from generator.evidence.urls.editing import *
from generator.evidence.urls.issues import *
from generator.evidence.urls.links import *
from generator.evidence.urls.pages import *
from generator.evidence.urls.passages import *
