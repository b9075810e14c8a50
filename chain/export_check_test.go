package chain

// Sample returns the model that the catalogue's models are made from.
func Sample() string { return sample() }
