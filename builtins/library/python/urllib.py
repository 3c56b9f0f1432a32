"""Names of things in the network, as far as one can compute with them: urllib.parse."""
