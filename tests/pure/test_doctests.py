import doctest
import importlib
import pkgutil

import pytest

import article27

MODULES = [
    info.name for info in pkgutil.walk_packages(article27.__path__, "article27.") if not info.name.endswith("__main__")
]


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings_are_true(name):
    assert doctest.testmod(importlib.import_module(name)).failed == 0
