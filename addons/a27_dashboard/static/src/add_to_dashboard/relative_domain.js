import { Domain } from "@web/core/domain";
import { evaluateExpr } from "@web/core/py_js/py";
import { user } from "@web/core/user";
import { QUARTER_OPTIONS, QUARTERS } from "@web/search/utils/dates";

const YEAR = /^year([+-]\d+)?$/;
const MONTH = /^month([+-]\d+)?$/;

/**
 * What a list is filtered by, as text that says the same next month: filters keep their expressions, and the months,
 * quarters and years that were chosen in a date filter follow the calendar.
 */
export function relativeDomain(searchModel, action) {
    const parts = [globalDomain(searchModel, action)];
    for (const group of searchModel._getGroups()) {
        const domains = group.activeItems.map((item) => itemDomain(searchModel, item)).filter(Boolean);
        parts.push(Domain.or(domains));
    }
    if (searchModel.display.searchPanel) {
        parts.push(searchModel._getSearchPanelDomain());
    }
    return Domain.and(parts).toString();
}

/** The action's own filter as it was written, unless somebody gave another one along. */
function globalDomain(searchModel, action) {
    const { domain: written } = JSON.parse(action?._originalAction || "{}");
    if (typeof written === "string") {
        try {
            const context = { ...user.context, ...action.context };
            if (JSON.stringify(evaluateExpr(written, context)) === JSON.stringify(searchModel.globalDomain)) {
                return written;
            }
        } catch {
            // It depends on the record that it was opened from: what it gave there is kept.
        }
    }
    return searchModel.globalDomain;
}

function itemDomain(searchModel, item) {
    const searchItem = searchModel.searchItems[item.searchItemId];
    if (searchItem.type === "dateFilter") {
        const ranges = dateRanges(searchItem, item.generatorIds);
        if (ranges) {
            return Domain.and([Domain.or(ranges), searchItem.domain || []]);
        }
    }
    return searchModel._getSearchItemDomain(item);
}

/** The chosen periods as domains, or null where one of them is no period of the calendar. */
function dateRanges({ fieldName }, generatorIds) {
    const offset = (id, pattern) => Number(id.match(pattern)[1] || 0);
    const day = (distance) => `(context_today() + relativedelta(${distance})).strftime('%Y-%m-%d')`;
    const range = (first, after) =>
        new Domain(`["&", ("${fieldName}", ">=", ${day(first)}), ("${fieldName}", "<", ${day(after)})]`);

    const years = generatorIds.filter((id) => YEAR.test(id)).map((id) => offset(id, YEAR));
    const others = generatorIds.filter((id) => !YEAR.test(id));
    if (!others.length) {
        return years.map((year) => range(`years=${year}, month=1, day=1`, `years=${year + 1}, month=1, day=1`));
    }
    const ranges = [];
    for (const id of others) {
        if (id in QUARTER_OPTIONS) {
            const month = QUARTERS[QUARTER_OPTIONS[id].setParam.quarter].coveredMonths[0];
            for (const year of years) {
                const first = `years=${year}, month=${month}, day=1`;
                ranges.push(range(first, `${first}, months=3`));
            }
        } else if (MONTH.test(id) && years.length === 1) {
            // A month is chosen by its distance from this one; Odoo chooses its year along.
            const month = offset(id, MONTH) + monthsBetween(offset(id, MONTH), years[0]);
            ranges.push(range(`months=${month}, day=1`, `months=${month + 1}, day=1`));
        } else {
            return null;
        }
    }
    return ranges;
}

/** Months to add where another year was chosen than the one that `month` months from now lies in. */
function monthsBetween(month, year) {
    const now = luxon.DateTime.local();
    return 12 * (year - (now.plus({ months: month }).year - now.year));
}
