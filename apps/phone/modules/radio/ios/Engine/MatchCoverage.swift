/// The intervals in which anything was heard, widened by the slack: nothing outside them can match, so nothing outside them is
/// derived.
struct Coverage {
  /// In rising order, not touching.
  let ranges: [ClosedRange<Int>]

  init(_ seen: SeenColumns, slack: Int) {
    // Two weeks have two thousand intervals, however many identifiers were heard in them.
    var furthest: [UInt32: UInt32] = [:]
    for (first, last) in zip(seen.first, seen.last) { furthest[first] = max(furthest[first] ?? last, last) }
    var ranges: [ClosedRange<Int>] = []
    for (first, last) in furthest.sorted(by: { $0.key < $1.key }) {
      let (start, end) = (Int(first) - slack, Int(last) + slack)
      if let open = ranges.last, start <= open.upperBound + 1 {
        ranges[ranges.count - 1] = open.lowerBound...max(open.upperBound, end)
      } else {
        ranges.append(start...end)
      }
    }
    self.ranges = ranges
  }

  /// The parts of `intervals` that are covered, in order.
  func parts(of intervals: ClosedRange<Int>) -> [ClosedRange<Int>] {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound < intervals.lowerBound { low = middle + 1 } else { high = middle }
    }
    return ranges[low...].prefix { $0.lowerBound <= intervals.upperBound }.map { $0.clamped(to: intervals) }
  }
}
