from . import a27_stat_use
