/// Values by key, in the order in which their keys came in; a key that is set again keeps its place.
struct OrderedMap<Key: Hashable, Value> {
  private var slots: [(key: Key, value: Value)?] = []
  private var places: [Key: Int] = [:]

  var count: Int { places.count }

  /// Keys with their values, in order.
  var inOrder: [(key: Key, value: Value)] { slots.compactMap { $0 } }

  subscript(key: Key) -> Value? {
    get { places[key].flatMap { slots[$0]?.value } }
    set {
      switch (places[key], newValue) {
      case (let place?, let value?): slots[place] = (key, value)
      case (nil, let value?):
        places[key] = slots.count
        slots.append((key, value))
      case (let place?, nil):
        slots[place] = nil
        places[key] = nil
        closeGaps()
      case (nil, nil): break
      }
    }
  }

  /// Gaps may be as many as values, not more: closing them then costs each removal little.
  private mutating func closeGaps() {
    guard slots.count > 16, slots.count > 2 * places.count else { return }
    slots = slots.filter { $0 != nil }
    for (place, slot) in slots.enumerated() { places[slot!.key] = place }
  }
}
