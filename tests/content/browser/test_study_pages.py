"""A study is a card and two or three sheets; a theme begins with its findings: budgets that print."""

from __future__ import annotations

from io import BytesIO

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from generator.evidence import urls
from generator.evidence.catalogue import build_catalogue
from generator.evidence.loading import load_content
from tests.browser.built_site import BuiltSite, served
from tests.shared import REPOSITORY

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("site", ["content"], indirect=True)]

PAPER = 3
TALL = 12_000
FIRST = "() => document.querySelector('.ev-columns .ev-finding').getBoundingClientRect().top"
