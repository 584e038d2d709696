"""What the law lets people ask about their own data: their whole file, who saw it, corrections, destruction."""
