print("tallyman")
