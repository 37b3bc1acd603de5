"""Documents that people read away from the program: a page, a briefing, an item for a content management system."""
