from . import a27_demo_story
