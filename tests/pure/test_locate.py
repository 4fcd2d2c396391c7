import cv2
import numpy as np
import pytest

from article27.scan.locate import locate, working_scales
from article27.scan.region import Region, merged
from bars import noisy, on_page, symbol

PAGE = (900, 700)
LENGTH, HEIGHT = 123 * 4, 100


@pytest.mark.parametrize("angle", [0, 17, 45, 90, 133, 180, -60])
def test_bars_are_found_at_any_angle(angle):
    page = noisy(on_page(symbol(), angle, (450, 350), PAGE), 6)
    (region,) = locate(page)
    assert (region.x, region.y) == (pytest.approx(450, abs=12), pytest.approx(350, abs=12))
    assert region.length == pytest.approx(LENGTH, abs=40)
    assert region.height == pytest.approx(HEIGHT, abs=40)
    assert abs(np.sin(region.angle - np.radians(angle))) < 0.03  # there or the other way round


def test_faint_bars_are_found_too():
    faint = 200 - (230 - on_page(symbol(), 30, (450, 350), PAGE).astype(np.float32)) * 0.3
    assert len(locate(noisy(faint, 8))) == 1


def test_a_stroke_across_makes_no_two_of_one():
    page = on_page(symbol(), 10, (450, 350), PAGE)
    cv2.line(page, (420, 200), (480, 500), 40, 9)
    assert len(locate(noisy(page, 5))) == 1


def test_two_tickets_side_by_side_stay_two():
    page = np.full((700, 1250), 230, np.uint8)
    for left in (20, 650):
        page[200:300, left : left + 572] = symbol()
    assert len(locate(page)) == 2


def test_text_lines_and_edges_are_not_bars():
    page = np.full(PAGE[::-1], 230, np.uint8)
    for y in range(30, 700, 40):
        cv2.putText(page, "Article 27 Bruxelles 1260 0000", (20, y), cv2.FONT_HERSHEY_SIMPLEX, 0.9, 20, 2)
    cv2.rectangle(page, (600, 50), (880, 650), 120, 3)
    assert locate(noisy(page, 5)) == []


@pytest.mark.parametrize("shape", [(1, 1), (1, 5000), (5000, 1), (17, 17)])
def test_pictures_without_room_for_bars_hold_none(shape):
    assert locate(np.full(shape, 128, np.uint8)) == []


def test_pages_are_looked_at_at_150_dpi_and_small_pictures_at_two_sizes():
    assert working_scales((3508, 2480)) == (0.5,)
    assert working_scales((1754, 1240)) == (1.0,)
    assert working_scales((450, 750)) == (1.0, 0.5)


def test_a_region_knows_what_lies_in_it():
    region = Region(100, 100, np.pi / 2, 80, 20)  # read downwards
    assert region.holds(100, 135)
    assert not region.holds(135, 100)


def test_fragments_in_one_line_are_one_region():
    whole = merged([Region(20, 50, 0.0, 20, 15), Region(43, 51, 0.05, 20, 14), Region(90, 50, 0.0, 20, 15)])
    assert [(region.x, region.length) for region in whole] == [
        (pytest.approx(31.5, abs=0.5), pytest.approx(43, abs=0.5)),
        (90, 20),
    ]


def test_the_edge_of_the_paper_and_a_turned_neighbour_stay_apart():
    ticket = Region(30, 50, 0.0, 40, 18)
    assert merged([ticket, Region(52, 50, 0.0, 3, 30)])[0] == ticket
    assert merged([ticket, Region(55, 50, 0.3, 12, 18)])[0] == ticket
