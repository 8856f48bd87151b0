"""Where articles come from by themselves: feeds and folders that are looked at again and again."""
