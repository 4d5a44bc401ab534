"""The engine: transfers, manners, robots, address guard, frontier; folders served as sites."""
