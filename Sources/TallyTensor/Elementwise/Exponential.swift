internal import Foundation

/// eˣ of the system's library, for the references.
func exponential(_ x: Double) -> Double { exp(x) }
