"""Reading and making what can go wrong, in processes that can reach nothing but their input and their answer."""
