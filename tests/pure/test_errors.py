import json
import pickle

import pytest

import article27
from article27 import Article27Error, EmptyFileError, NumberLengthError, ScanError
from article27.errors import _tree

CLASSES = [kind for kind in _tree(Article27Error) if "code" in vars(kind)]


def test_every_code_names_one_class():
    codes = [kind.code for kind in CLASSES]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("kind", CLASSES)
def test_every_error_is_public_and_documented(kind):
    assert getattr(article27, kind.__name__) is kind
    assert kind.__doc__
    assert kind.__name__ in article27.errors.__doc__ or kind is Article27Error


def test_parameters_are_attributes():
    error = NumberLengthError(text="12", length=2)
    assert (error.text, error.length, error.code) == ("12", 2, "number_length")
    with pytest.raises(AttributeError):
        error.colour  # noqa: B018


def test_an_error_crosses_processes():
    error = EmptyFileError(file="a.pdf")
    for copy in (
        pickle.loads(pickle.dumps(error)),
        ScanError.from_dict(json.loads(json.dumps(error.as_dict()))),
    ):
        assert type(copy) is EmptyFileError
        assert str(copy) == "a.pdf is empty."


def test_only_errors_of_the_kind_are_rebuilt():
    with pytest.raises(LookupError):
        ScanError.from_dict(NumberLengthError(text="12", length=2).as_dict())
