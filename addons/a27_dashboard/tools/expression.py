"""The filter of a tile is kept as text, so that "today" is today again next month and `uid` is whoever looks.

Users write such texts, or send them by remote call. So the text is parsed first, and anything but the few forms below
is refused before it is evaluated: no comprehension, no power or product that fills the memory, no other attribute.
"""

import ast

from dateutil.relativedelta import relativedelta

from odoo import fields
from odoo.tools.safe_eval import datetime, safe_eval

LONGEST = 20_000
FORMS = (
    ast.Expression,
    ast.Constant,
    ast.List,
    ast.Tuple,
    ast.Name,
    ast.Load,
    ast.Call,
    ast.keyword,
    ast.Attribute,
    ast.BinOp,
    ast.Add,
    ast.Sub,
    ast.UnaryOp,
    ast.USub,
)
NAMES = {
    "uid",
    "allowed_company_ids",
    "current_company_id",
    "context_today",
    "current_date",
    "relativedelta",
    "datetime",
}
ATTRIBUTES = {"strftime", "timedelta", "datetime", "date", "time", "combine"}


def check(text: str) -> None:
    """Raise ValueError unless `text` is a list written with the forms above."""
    if len(text) > LONGEST:
        raise ValueError("too long")
    try:
        tree = ast.parse(text.strip(), mode="eval")
        nodes = list(ast.walk(tree))
    except (SyntaxError, RecursionError, MemoryError) as error:
        raise ValueError("not an expression") from error
    if not isinstance(tree.body, ast.List):
        raise ValueError("not a list")
    for node in nodes:
        known = isinstance(node, FORMS)
        if isinstance(node, ast.Name):
            known = node.id in NAMES
        elif isinstance(node, ast.Attribute):
            known = node.attr in ATTRIBUTES
        if not known:
            raise ValueError(f"{type(node).__name__} is not allowed")


def evaluate(text: str, env) -> list:
    """The list that `text` says today for the user of `env`. Raises ValueError."""
    check(text)
    today = fields.Date.context_today(env["base"])
    names = {
        "uid": env.uid,
        "allowed_company_ids": env.companies.ids,
        "current_company_id": env.company.id,
        "context_today": lambda: today,
        "current_date": today.isoformat(),
        "relativedelta": relativedelta,
        "datetime": datetime,
    }
    try:
        return safe_eval(text.strip(), names)
    except Exception as error:
        # Whatever goes wrong in it, safe_eval wraps some of it only.
        raise ValueError("cannot be evaluated") from error
