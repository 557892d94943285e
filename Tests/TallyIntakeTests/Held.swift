/// A value that an expectation may change while it looks at it: `#expect` takes no mutating calls on plain variables.
final class Held<Value> {
  var value: Value
  init(_ value: Value) { self.value = value }
}
