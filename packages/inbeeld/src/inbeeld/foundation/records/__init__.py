"""What every room does with records: making one once, changing it safely, keeping revisions, paging."""
