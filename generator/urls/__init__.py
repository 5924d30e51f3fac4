# ruff: noqa: F403 - the package is one vocabulary, and its modules hold nothing else
"""The only place that knows a page's path or anchor.

A path is relative to the site's root (``studies/okafor-2019/``), with an anchor where needed;
``relative`` turns it into a link from one page to another, so that the site can live anywhere.
"""

from generator.urls.anchors import *
from generator.urls.editing import *
from generator.urls.issues import *
from generator.urls.links import *
from generator.urls.pages import *
