from dataclasses import asdict, replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article27 import OffsetError, SheetGeometryError, StartPositionError, UnknownSheetError
from article27.labels import SHEETS, LabelSheet, get_sheet, next_free_label, page_count, placements

L7160 = get_sheet("L7160")


@st.composite
def sheets(draw) -> LabelSheet:
    """Any sheet that is possible."""
    size, gap = st.floats(5, 60), st.floats(0, 5)
    columns, rows = draw(st.integers(1, 6)), draw(st.integers(1, 14))
    width, height = draw(size), draw(size)
    pitch_x, pitch_y = width + draw(gap), height + draw(gap)
    left, top = draw(gap), draw(gap)
    paper = (2 * left + columns * pitch_x, 2 * top + rows * pitch_y)
    return LabelSheet("any", *paper, columns, rows, width, height, left, top, pitch_x, pitch_y)


@pytest.mark.parametrize("sheet", SHEETS.values())
def test_the_margins_of_known_sheets_are_the_same_on_both_sides(sheet):
    """The sum of all parts is the paper, so no figure was mistyped."""
    x, y = sheet.position(sheet.count)
    assert sheet.left + x + sheet.label_width == pytest.approx(sheet.paper_width, abs=0.01)
    assert sheet.top + y + sheet.label_height == pytest.approx(sheet.paper_height, abs=0.01)


def test_known_sheets():
    counts = {"L7160": 21, "L7163": 14, "L7159": 24, "L7162": 16, "L7161": 18, "L7651": 65, "3474": 24, "3475": 24}
    assert {sheet.code: sheet.count for sheet in SHEETS.values() if not sheet.is_roll} == counts
    assert get_sheet("l7163") is SHEETS["L7163"]
    with pytest.raises(UnknownSheetError, match="L7160, L7163"):
        get_sheet("L9999")


def test_a_roll_has_one_label_a_page():
    rolls = [sheet for sheet in SHEETS.values() if sheet.is_roll]
    assert {sheet.count for sheet in rolls} == {1}
    assert {(sheet.blank_x, sheet.blank_y) for sheet in rolls} == {(0, 0)}
    assert [place.page for place in placements(rolls[0], 3)] == [1, 2, 3]


def test_only_sheets_without_margin_have_labels_out_of_reach():
    blank = {sheet.code: (sheet.blank_x, sheet.blank_y) for sheet in SHEETS.values() if sheet.blank_x or sheet.blank_y}
    assert blank == {
        "3474": (5, 4.5),
        "3475": (5, 0.5),
        "L7163": (pytest.approx(0.35), 0),
        "L7162": (pytest.approx(0.35), 0),
        "L7651": (pytest.approx(0.25), 0),
    }


@given(sheets(), st.integers(0, 200), st.data())
def test_the_next_print_begins_where_this_one_ends(sheet, count, data):
    start = data.draw(st.integers(1, sheet.count))
    following = next_free_label(sheet, count, start)
    places = list(placements(sheet, count + 1, start))
    assert (places[-1].x, places[-1].y) == sheet.position(following)


@pytest.mark.parametrize(
    "change",
    [
        {"columns": 4},
        {"rows": 8},
        {"columns": 0},
        {"pitch_x": 60},
        {"pitch_y": 30},
        {"left": -1},
        {"left": 20},
        {"label_width": 0},
        {"paper_height": 200},
    ],
)
def test_an_impossible_sheet_is_refused_with_its_figures(change):
    with pytest.raises(SheetGeometryError, match=r"L7160 is impossible: .*\d"):
        replace(L7160, **change)


@given(sheets(), st.integers(0, 200), st.data())
def test_labels_stay_on_the_paper_and_never_overlap(sheet, count, data):
    start = data.draw(st.integers(1, sheet.count))
    places = list(placements(sheet, count, start))
    assert len(set(places)) == len(places) == count
    for place in places:
        assert 0 <= place.x <= sheet.paper_width - sheet.label_width + 0.011
        assert 0 <= place.y <= sheet.paper_height - sheet.label_height + 0.011
    for one, two in pairwise(places):
        assert one.page < two.page or one.y < two.y or one.x + sheet.label_width <= two.x + 0.011


@given(sheets(), st.integers(1, 200), st.data())
def test_sheets_are_filled_from_the_start_label_on(sheet, count, data):
    start = data.draw(st.integers(1, sheet.count))
    places = list(placements(sheet, count, start))
    assert (places[0].page, places[0].x, places[0].y) == (1, *sheet.position(start))
    assert places[-1].page == page_count(sheet, count, start)
    on_first = sum(place.page == 1 for place in places)
    assert on_first == min(count, sheet.count - start + 1)


@given(st.floats(-5, 5), st.floats(-5, 5))
def test_an_offset_moves_every_label_alike(x, y):
    for plain, moved in zip(placements(L7160, 30), placements(L7160, 30, offset=(x, y)), strict=True):
        assert (moved.x - plain.x, moved.y - plain.y) == (pytest.approx(x), pytest.approx(y))


@pytest.mark.parametrize("start", [0, -1, 22])
def test_a_label_that_the_sheet_does_not_have_is_refused_at_once(start):
    with pytest.raises(StartPositionError):
        placements(L7160, 1, start)


@pytest.mark.parametrize("offset", [(5.1, 0), (0, -6), (float("nan"), 0)])
def test_an_offset_of_centimetres_is_refused_at_once(offset):
    with pytest.raises(OffsetError):
        placements(L7160, 1, offset=offset)


def test_no_labels_need_no_sheet():
    assert page_count(L7160, 0, 5) == 0


def test_a_sheet_is_plain_data():
    assert LabelSheet(**asdict(L7160)) == L7160
