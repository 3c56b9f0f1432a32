# What starting and ending costs: its time is taken off from all others.
print("hello")
