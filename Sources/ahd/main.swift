print("ahd")
