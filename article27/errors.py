"""Everything that can go wrong, one class per cause.

    Article27Error
    ├── KeyFormatError            a key is not 64 hexadecimal digits
    ├── KeyVersionError           a key ring without a version from 1 to 8
    ├── NumberError
    │   ├── NumberCharacterError  something else than digits
    │   ├── NumberLengthError     not 16 digits
    │   ├── NumberVersionError    no key for this version
    │   ├── NumberCheckError      the check digits do not match
    │   └── NumberRangeError      a year or serial that does not fit
    ├── FormatError               something on a partner's card that is not understood
    │   ├── PhoneFormatError      no phone number of any country
    │   ├── BceFormatError        not ten digits that begin with 0 or 1
    │   ├── BceCheckError         the check digits do not match
    │   ├── PostalCodeError       not four digits
    │   ├── EmailFormatError      not one e-mail address
    │   └── StreetCommaError      a comma that bpost does not want and nobody can place
    ├── PatternRegexError         a pattern's regular expression is not one
    ├── SheetError
    │   ├── UnknownSheetError     no label sheet with this code
    │   ├── SheetGeometryError    the labels do not fit the paper or overlap
    │   ├── StartPositionError    no such label on the sheet
    │   ├── OffsetError           an offset that moves labels off their place
    │   ├── LabelTooSmallError    the bars do not fit the label
    │   └── NothingToPrintError   no label at all
    └── ScanError
        ├── UnreadableFileError   missing, a folder, no permission
        ├── UnsupportedFileError  neither PDF, JPEG, PNG nor TIFF
        ├── EmptyFileError        zero bytes
        ├── EncryptedFileError    asks for a password
        ├── DamagedFileError      cut off or broken
        ├── PageRangeError        a page that the file does not have
        ├── TooLargeError         a page of more pixels than any scanner makes
        ├── TooManyPagesError     more pages than are read of one file
        ├── ScanTimeoutError      the child process took too long
        ├── ScanMemoryError       the child process wanted too much memory
        └── ScanCrashError        the child process ended without an answer

Each class has a stable `code` and named parameters, which are also attributes; `str()` is one
English sentence. Translation is for whoever shows it to a person.
"""

from typing import Any, ClassVar, Self


class Article27Error(Exception):
    """Base of all errors; `sentence` is filled in with the named parameters.

    >>> error = NumberLengthError(text="126", length=3)
    >>> error.code, error.length
    ('number_length', 3)
    >>> print(error)
    A ticket number has 16 digits, this has 3: 126.
    """

    code: ClassVar[str] = "error"
    sentence: ClassVar[str] = "Something went wrong."

    def __init__(self, **params: Any) -> None:
        super().__init__(self.sentence.format(**params))
        self.params = params

    def __getattr__(self, name: str) -> Any:
        try:
            return self.__dict__["params"][name]
        except KeyError:
            raise AttributeError(name) from None

    def __reduce__(self) -> tuple:
        return _rebuild, (type(self), self.params)

    def as_dict(self) -> dict[str, Any]:
        """Code, sentence and parameters, ready for JSON."""
        return {"code": self.code, "message": str(self), "params": self.params}

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Self:
        """The error that `as_dict` described; only classes below `cls` count.

        >>> ScanError.from_dict(EmptyFileError(file="a.pdf").as_dict())
        EmptyFileError('a.pdf is empty.')
        """
        found = [kind for kind in _tree(cls) if kind.code == data["code"]]
        return found[0](**data["params"])


def _rebuild(kind: type[Article27Error], params: dict[str, Any]) -> Article27Error:
    return kind(**params)


def _tree(kind: type[Article27Error]) -> list[type[Article27Error]]:
    return [kind, *(below for child in kind.__subclasses__() for below in _tree(child))]


class KeyFormatError(Article27Error):
    """`length` of the text, never the text: it may be nearly a key."""

    code = "key_format"
    sentence = "A key is 64 hexadecimal digits, this text of {length} characters is not."


class KeyVersionError(Article27Error):
    """`versions` given, as a list."""

    code = "key_version"
    sentence = "A key ring needs at least one version, each from 1 to 8; given: {versions}."


class NumberError(Article27Error):
    """Base of what can be wrong with a ticket number."""


class NumberCharacterError(NumberError):
    """`text` as given, `characters` that are no digits."""

    code = "number_character"
    sentence = "A ticket number has only digits, not {characters!r}: {text}."


class NumberLengthError(NumberError):
    """`text` without separators, its `length`."""

    code = "number_length"
    sentence = "A ticket number has 16 digits, this has {length}: {text}."


class NumberVersionError(NumberError):
    """`number`, its `version`."""

    code = "number_version"
    sentence = "There is no key for version {version} of ticket numbers: {number}."


class NumberCheckError(NumberError):
    """`number` of 16 digits whose last six do not match."""

    code = "number_check"
    sentence = "The last six digits do not match the others: {number}."


class NumberRangeError(NumberError):
    """`field`, its `value`, the smallest (`low`) and largest (`high`) that fit."""

    code = "number_range"
    sentence = "The {field} of a ticket number goes from {low} to {high}, not {value}."


class FormatError(Article27Error):
    """Base of what `article27.normalise` does not understand; each has the `text` as given."""


class PhoneFormatError(FormatError):
    """`text`."""

    code = "phone_format"
    sentence = '"{text}" is not a phone number.'


class BceFormatError(FormatError):
    """`text`."""

    code = "bce_format"
    sentence = "An enterprise number has ten digits, the first a 0 or a 1: {text}."


class BceCheckError(FormatError):
    """`text`."""

    code = "bce_check"
    sentence = "The last two digits of the enterprise number do not match the others: {text}."


class PostalCodeError(FormatError):
    """`text`."""

    code = "postal_code"
    sentence = '"{text}" is not a Belgian postal code.'


class EmailFormatError(FormatError):
    """`text`."""

    code = "email_format"
    sentence = '"{text}" is not one e-mail address.'


class StreetCommaError(FormatError):
    """`text`."""

    code = "street_comma"
    sentence = "This comma is not between street, number and box: {text}"


class PatternRegexError(Article27Error):
    """`name` of the pattern, `regex`, `reason`."""

    code = "pattern_regex"
    sentence = "The regular expression of pattern {name} is not valid ({reason}): {regex}."


class SheetError(Article27Error):
    """Base of what can be wrong with label sheets."""


class UnknownSheetError(SheetError):
    """`sheet` asked for, the `known` codes."""

    code = "sheet_unknown"
    sentence = "There is no label sheet {sheet}; known: {known}."


class SheetGeometryError(SheetError):
    """`sheet`, `reason` with its figures in mm."""

    code = "sheet_geometry"
    sentence = "Label sheet {sheet} is impossible: {reason}."


class StartPositionError(SheetError):
    """`start` asked for, `count` of labels on one sheet."""

    code = "sheet_start"
    sentence = "The first label is one of 1 to {count}, not {start}."


class OffsetError(SheetError):
    """`offset` in mm, the largest `limit` in mm."""

    code = "sheet_offset"
    sentence = "An offset is at most {limit:g} mm either way, not {offset:g} mm."


class LabelTooSmallError(SheetError):
    """`sheet`, `reason` with its figures in mm."""

    code = "label_too_small"
    sentence = "The bars do not fit the labels of sheet {sheet}: {reason}."


class NothingToPrintError(SheetError):
    """No parameters."""

    code = "nothing_to_print"
    sentence = "There is no label to print."


class ScanError(Article27Error):
    """Base of what can be wrong with a scanned file; all have `file`, its name."""


class UnreadableFileError(ScanError):
    """`file`, `reason` of the operating system."""

    code = "file_unreadable"
    sentence = "{file} cannot be opened: {reason}."


class UnsupportedFileError(ScanError):
    """`file`."""

    code = "file_unsupported"
    sentence = "{file} is neither PDF, JPEG, PNG nor TIFF."


class EmptyFileError(ScanError):
    """`file`."""

    code = "file_empty"
    sentence = "{file} is empty."


class EncryptedFileError(ScanError):
    """`file`."""

    code = "file_encrypted"
    sentence = "{file} asks for a password."


class DamagedFileError(ScanError):
    """`file`."""

    code = "file_damaged"
    sentence = "{file} is damaged or incomplete."


class PageRangeError(ScanError):
    """`file`, the `first` page asked for, its `count` of pages."""

    code = "page_range"
    sentence = "{file} has {count} pages, there is no page {first}."


class TooLargeError(ScanError):
    """`file`, the `page` that is too large."""

    code = "file_too_large"
    sentence = "Page {page} of {file} is larger than any scanner makes."


class TooManyPagesError(ScanError):
    """`file`, its `count` of pages, the `most` that are read."""

    code = "file_too_many_pages"
    sentence = "{file} has {count} pages, more than the {most} that are read of one file."


class ScanTimeoutError(ScanError):
    """`file`, the limit in `seconds`."""

    code = "scan_timeout"
    sentence = "Reading {file} took longer than {seconds:g} seconds."


class ScanMemoryError(ScanError):
    """`file`, the limit in `megabytes`."""

    code = "scan_memory"
    sentence = "Reading {file} needs more than {megabytes} MB of memory."


class ScanCrashError(ScanError):
    """`file`, exit `status` of the child process (negative: a signal)."""

    code = "scan_crash"
    sentence = "Reading {file} ended without an answer (status {status})."
