"""What to tell a person whose pages read poorly."""

from collections.abc import Iterable
from enum import StrEnum

_FEWEST_PX = 1600  # of a page's longer side: A4 at 137 dpi; 150 dpi read as well as 300
_MOST_UNREAD = 0.1  # of all places that are bars


class Advice(StrEnum):
    """Stable codes; the sentence for people is made from them elsewhere."""

    RESOLUTION = "resolution"  # scan at more dpi
    CARE = "care"  # scan in grey levels, lay the tickets flat and apart, clean the glass


def advise(longer_sides: Iterable[int], read: int, unread: int) -> list[Advice]:
    """The advice for pages whose longer sides have so many px, on which `unread` places were bars and said nothing.

    >>> advise([3508, 1170], read=40, unread=2)
    [<Advice.RESOLUTION: 'resolution'>]
    >>> advise([3508], read=17, unread=2)
    [<Advice.CARE: 'care'>]
    """
    advice = [Advice.RESOLUTION] if min(longer_sides, default=_FEWEST_PX) < _FEWEST_PX else []
    if unread > _MOST_UNREAD * (read + unread):
        advice.append(Advice.CARE)
    return advice
