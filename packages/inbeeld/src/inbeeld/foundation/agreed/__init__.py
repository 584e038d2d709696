"""What people agreed on and wrote in a TOML file: read by one typed reader, and dated by one rule."""
