"""The border to the decoders of other people's files."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image

from ..errors import DamagedFileError, ScanError, TooLargeError

MAX_PIXELS = 80_000_000  # A3 at 600 dpi has 70 million


@contextmanager
def decoding(file: str, page: int = 1) -> Iterator[None]:
    """Turn whatever a decoder raises into a ScanError with its cause.

    Broken files make image and PDF libraries raise nearly anything (ValueError, KeyError,
    SyntaxError, errors of their own), so here, and only here, every exception counts as damage.
    Lack of memory passes.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow's remarks on what it can read all the same
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            yield
    except (ScanError, MemoryError):
        raise
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise TooLargeError(file=file, page=page) from error
    except Exception as error:
        raise DamagedFileError(file=file) from error


def check_size(width: float, height: float, file: str, page: int) -> None:
    """Raises TooLargeError for more than MAX_PIXELS."""
    if width * height > MAX_PIXELS:
        raise TooLargeError(file=file, page=page)
