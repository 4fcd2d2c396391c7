from . import a27_demo_story
from . import a27_demo_money
from . import a27_demo_dashboard
