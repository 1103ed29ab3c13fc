/// Bytes, and how they are compared and joined.
typealias Bytes = [UInt8]

extension Array where Element == UInt8 {
  /// Lower-case hexadecimal.
  var hex: String {
    let digits = Array<Character>("0123456789abcdef")
    return String(flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }

  /// From hexadecimal of either case; nil when it is none.
  init?(hex: String) {
    let digits = hex.map { $0.hexDigitValue }
    guard digits.count % 2 == 0, !digits.contains(nil) else { return nil }
    self = stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0]! << 4 | digits[$0 + 1]!) }
  }
}
