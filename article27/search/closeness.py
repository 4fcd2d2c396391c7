"""How far a typed word is from a word that stands on a card."""

# Cost of a word that only begins with what was typed, or only holds it, and of each typing error.
BEGINS, HOLDS, ERROR = 0.2, 0.5, 1
_LETTERS_FOR_A_PART, _DIGITS_FOR_A_PART = 3, 5


def errors_allowed(typed: str) -> int:
    """Typing errors that still leave something to recognise: two, fewer in short words, none in short numbers.

    >>> [errors_allowed(word) for word in ("ab", "cpas", "flagey", "1050", "025112233")]
    [0, 1, 2, 0, 2]
    """
    if typed.isdecimal():
        return (len(typed) >= 5) + (len(typed) >= 8)
    return (len(typed) >= 3) + (len(typed) >= 5)


def pattern(typed: str) -> str:
    """What a word looks like that is as it was typed, for SQL's LIKE: a short one begins so, a short number is it.

    >>> [pattern(word) for word in ("12", "1050", "51122", "ix", "elles")]
    ['12', '1050%', '%51122%', 'ix%', '%elles%']
    """
    if typed.isdecimal() and len(typed) < _LETTERS_FOR_A_PART:
        return typed
    shortest = _DIGITS_FOR_A_PART if typed.isdecimal() else _LETTERS_FOR_A_PART
    return f"{typed}%" if len(typed) < shortest else f"%{typed}%"


def closeness(typed: str, word: str) -> float | None:
    """Cost of taking `typed` for `word`, 0 if they are equal; None if they have nothing to do with each other.

    >>> [closeness("ixeles", word) for word in ("ixeles", "ixelles", "ixelloise", "uccle")]
    [0, 1, 2.2, None]
    >>> closeness("ixel", "ixelles"), closeness("elles", "ixelles"), closeness("12", "123")
    (0.2, 0.5, None)
    """
    if typed == word:
        return 0
    looks = pattern(typed)
    if looks.endswith("%") and word.startswith(typed):
        return BEGINS
    if looks.startswith("%") and typed in word:
        return HOLDS
    return _with_errors(typed, word, errors_allowed(typed))


def _with_errors(typed: str, word: str, most: int) -> float | None:
    if not most or len(word) < len(typed) - most:
        return None
    whole, beginning = _errors(typed, word)
    if whole <= most:
        return whole
    # As one types, the end of a long word is still missing.
    return beginning + BEGINS if len(typed) >= 5 and beginning <= most else None


def _errors(typed: str, word: str) -> tuple[int, int]:
    """Letters that are wrong, missing, too many or exchanged with their neighbour (optimal string alignment), against
    the whole word and against the beginning of it that fits best.

    >>> _errors("flgaey", "flagey"), _errors("scharb", "schaerbeek")
    ((1, 1), (4, 1))
    """
    before, last = [], list(range(len(word) + 1))
    for row, letter in enumerate(typed, start=1):
        line = [row]
        for column, other in enumerate(word, start=1):
            cost = min(last[column] + 1, line[-1] + 1, last[column - 1] + (letter != other))
            if row > 1 and column > 1 and letter == word[column - 2] and typed[row - 2] == other:
                cost = min(cost, before[column - 2] + 1)
            line.append(cost)
        before, last = last, line
    return last[-1], min(last)
