/// A JSON value, to read vectors by the names of their fields.
import Foundation

@dynamicMemberLookup
indirect enum Json: Equatable, Decodable {
  case null
  case bool(Bool)
  case number(Double)
  case text(String)
  case list([Json])
  case object([String: Json])

  init(from decoder: Decoder) throws {
    let one = try decoder.singleValueContainer()
    if one.decodeNil() { self = .null }
    else if let bool = try? one.decode(Bool.self) { self = .bool(bool) }
    else if let number = try? one.decode(Double.self) { self = .number(number) }
    else if let text = try? one.decode(String.self) { self = .text(text) }
    else if let list = try? one.decode([Json].self) { self = .list(list) }
    else { self = .object(try one.decode([String: Json].self)) }
  }

  static func read(_ file: String) -> Json {
    let data = FileManager.default.contents(atPath: file)!
    return try! JSONDecoder().decode(Json.self, from: data)
  }

  static func of(_ bytes: Bytes?) -> Json { bytes.map { .text($0.hex) } ?? .null }
  static func of(_ number: Int?) -> Json { number.map { .number(Double($0)) } ?? .null }

  /// A field; nil when there is none. A field that is null is there.
  subscript(dynamicMember name: String) -> Json? {
    if case .object(let fields) = self { fields[name] } else { nil }
  }

  var list: [Json] { if case .list(let list) = self { list } else { [] } }
  var double: Double? { if case .number(let number) = self { number } else { nil } }
  var int: Int? { double.map { Int($0) } }
  var text: String? { if case .text(let text) = self { text } else { nil } }
  var bool: Bool { self == .bool(true) }
  /// Bytes of hexadecimal text; nil when null.
  var bytes: Bytes? { text.map { Bytes(hex: $0)! } }
}
