/// Values of JavaScript without an engine, in place of those of Expo's module ExpoModulesJSI that stand on C++ (`jsi`), which Swift
/// takes from version 6.2 on: a value is a tree here. Its names are the module's own; what begins with `fake` is ours. Expo's
/// conversions run over it as they are.
import Foundation

/// What a value is. An object is the same object in each value that has it.
enum Held {
  case undefined, null
  case bool(Bool)
  case number(Double)
  case string(String)
  case object(Thing)
}

/// An object: its properties in the order in which they were set, and what it is beside.
final class Thing {
  enum Sort {
    case plain
    case array([JavaScriptValue])
    case function(JavaScriptRuntime.SyncFunctionClosure)
    case constructor((JavaScriptRuntime, [JavaScriptValue]) throws -> JavaScriptValue)
    case bytes(Buffer)
    case typed(Buffer, JavaScriptTypedArray.Kind)
    case promise
  }
  var sort: Sort
  var names: [String] = []
  var values: [String: JavaScriptValue] = [:]

  init(_ sort: Sort = .plain) { self.sort = sort }

  func get(_ name: String) -> JavaScriptValue? { values[name] }
  func has(_ name: String) -> Bool { values[name] != nil }
  func set(_ name: String, _ value: JavaScriptValue) {
    if values[name] == nil { names.append(name) }
    values[name] = value
  }
  func drop(_ name: String) {
    values[name] = nil
    names.removeAll { $0 == name }
  }
  /// An engine lists the bytes of a typed array as properties.
  var listed: [String] {
    if case .typed(let buffer, _) = sort { return buffer.bytes.indices.map { String($0) } + names }
    return names
  }
  var items: [JavaScriptValue] {
    get { if case .array(let items) = sort { items } else { [] } }
    set { sort = .array(newValue) }
  }
  @JavaScriptActor
  func call(_ arguments: consuming JavaScriptValuesBuffer) throws -> JavaScriptValue {
    guard case .function(let body) = sort else { throw JavaScriptValue.TypeError(message: "not a function") }
    return try body(.undefined, arguments)
  }
  func construct(_ arguments: consuming JavaScriptValuesBuffer) throws -> JavaScriptValue {
    guard case .constructor(let make) = sort else { throw JavaScriptValue.TypeError(message: "not a constructor") }
    return try make(.fakeLast, arguments.all)
  }
  var buffer: Buffer? {
    switch sort {
    case .bytes(let buffer), .typed(let buffer, _): buffer
    default: nil
    }
  }
}

final class Buffer {
  let bytes: UnsafeMutableBufferPointer<UInt8>
  init(_ size: Int) {
    bytes = .allocate(capacity: size)
    bytes.initialize(repeating: 0)
  }
  deinit { bytes.deallocate() }
}

public final class JavaScriptValue: JavaScriptType, Equatable, @unchecked Sendable {
  let held: Held
  init(_ held: Held) { self.held = held }
  public init(_ runtime: JavaScriptRuntime, _ bool: Bool) { held = .bool(bool) }
  public init(_ runtime: JavaScriptRuntime, _ string: String) { held = .string(string) }
  public init(_ runtime: JavaScriptRuntime, bigInt: Int64) { held = .number(Double(bigInt)) }
  public init(_ runtime: JavaScriptRuntime, bigInt: UInt64) { held = .number(Double(bigInt)) }
  public init(_ runtime: JavaScriptRuntime, _ value: JavaScriptRepresentable) { held = value.toJavaScriptValue(in: runtime).held }

  var thing: Thing? { if case .object(let thing) = held { thing } else { nil } }

  public func copy() -> JavaScriptValue { JavaScriptValue(held) }
  public func isUndefined() -> Bool { kind == .undefined }
  public func isNull() -> Bool { kind == .null }
  public func isBool() -> Bool { kind == .bool }
  public func isNumber() -> Bool { kind == .number }
  public func isString() -> Bool { kind == .string }
  public func isSymbol() -> Bool { false }
  public func isBigInt() -> Bool { false }
  public func isObject() -> Bool { thing != nil }
  public func isArray() -> Bool { if case .array = thing?.sort { true } else { false } }
  public func isFunction() -> Bool {
    switch thing?.sort {
    case .function, .constructor: true
    default: false
    }
  }
  public func isTypedArray() -> Bool { if case .typed = thing?.sort { true } else { false } }
  public func isArrayBuffer() -> Bool { if case .bytes = thing?.sort { true } else { false } }
  /// Of classes of the engine's there is none here.
  public func `is`(_ typeName: String) -> Bool { false }

  public func getAny() -> Any {
    switch held {
    case .undefined, .null: return Optional<Any>.none as Any
    case .bool(let bool): return bool
    case .number(let number): return number
    case .string(let string): return string
    case .object(let thing):
      if case .array(let items) = thing.sort { return items.map { $0.getAny() } }
      return thing.values.mapValues { $0.getAny() }
    }
  }
  public func getBool() -> Bool { if case .bool(let bool) = held { bool } else { preconditionFailure("no bool") } }
  public func getInt() -> Int { Int(getDouble()) }
  public func getDouble() -> Double { if case .number(let number) = held { number } else { preconditionFailure("no number") } }
  public func getString() -> String { if case .string(let string) = held { string } else { preconditionFailure("no string") } }
  public func getBigInt() -> JavaScriptBigInt { JavaScriptBigInt(value: Int64(getDouble())) }
  public func getObject() -> JavaScriptObject { JavaScriptObject(thing!) }
  public func getArray() -> JavaScriptArray { JavaScriptArray(thing!) }
  public func getFunction() -> JavaScriptFunction { JavaScriptFunction(thing!) }
  public func getTypedArray() -> JavaScriptTypedArray { JavaScriptTypedArray(thing!) }
  public func getArrayBuffer() -> JavaScriptArrayBuffer { JavaScriptArrayBuffer(thing!) }

  public func asBool() throws(TypeError) -> Bool { isBool() ? getBool() : try wrong("a bool") }
  public func asInt() throws(TypeError) -> Int { isNumber() ? getInt() : try wrong("an int") }
  public func asDouble() throws(TypeError) -> Double { isNumber() ? getDouble() : try wrong("a double") }
  public func asString() throws(TypeError) -> String { isString() ? getString() : try wrong("a string") }
  public func asObject() throws(TypeError) -> JavaScriptObject {
    guard let thing else { throw TypeError(message: "\(kind) is not an object") }
    return JavaScriptObject(thing)
  }
  public func asArray() throws(TypeError) -> JavaScriptArray {
    guard let thing, isArray() else { throw TypeError(message: "\(kind) is not an array") }
    return JavaScriptArray(thing)
  }
  public func asFunction() throws(TypeError) -> JavaScriptFunction {
    guard let thing, isFunction() else { throw TypeError(message: "\(kind) is not a function") }
    return JavaScriptFunction(thing)
  }
  public func asTypedArray() throws(TypeError) -> JavaScriptTypedArray {
    guard let thing, isTypedArray() else { throw TypeError(message: "\(kind) is not a typed array") }
    return JavaScriptTypedArray(thing)
  }
  public func asArrayBuffer() throws(TypeError) -> JavaScriptArrayBuffer {
    guard let thing, isArrayBuffer() else { throw TypeError(message: "\(kind) is not an array buffer") }
    return JavaScriptArrayBuffer(thing)
  }
  private func wrong<T>(_ wanted: String) throws(TypeError) -> T { throw TypeError(message: "\(kind) is not \(wanted)") }

  public func toString() -> String { String(describing: getAny()) }
  public func asValue() -> JavaScriptValue { self }

  public enum Kind: String {
    case undefined, null, bool, number, symbol, string, function, array, typedArray, arrayBuffer, object, bigint
  }
  public var kind: Kind {
    switch held {
    case .undefined: return .undefined
    case .null: return .null
    case .bool: return .bool
    case .number: return .number
    case .string: return .string
    case .object(let thing):
      switch thing.sort {
      case .array: return .array
      case .function, .constructor: return .function
      case .typed: return .typedArray
      case .bytes: return .arrayBuffer
      case .plain, .promise: return .object
      }
    }
  }
  public func isEqual(to another: JavaScriptValue) -> Bool {
    switch (held, another.held) {
    case (.undefined, .undefined), (.null, .null): true
    case (.bool(let a), .bool(let b)): a == b
    case (.number(let a), .number(let b)): a == b
    case (.string(let a), .string(let b)): a == b
    case (.object(let a), .object(let b)): a === b
    default: false
    }
  }
  public static func == (lhs: JavaScriptValue, rhs: JavaScriptValue) -> Bool { lhs.isEqual(to: rhs) }
  public static var undefined: JavaScriptValue { JavaScriptValue(.undefined) }
  public static var null: JavaScriptValue { JavaScriptValue(.null) }
  public static func `true`() -> JavaScriptValue { JavaScriptValue(.bool(true)) }
  public static func `false`() -> JavaScriptValue { JavaScriptValue(.bool(false)) }
  public static func number(_ number: Double) -> JavaScriptValue { JavaScriptValue(.number(number)) }
  public static func representing(value: JavaScriptRepresentable, in runtime: JavaScriptRuntime) -> JavaScriptValue {
    value.toJavaScriptValue(in: runtime)
  }
  public struct TypeError: Error, CustomStringConvertible {
    let message: String
    public var description: String { message }
  }
}

extension JavaScriptValue: JavaScriptRepresentable {
  public static func fromJavaScriptValue(_ value: JavaScriptValue) -> JavaScriptValue { value }
  public func toJavaScriptValue(in runtime: JavaScriptRuntime) -> JavaScriptValue { self }
}

public struct JavaScriptObject: JavaScriptType, @unchecked Sendable, ~Copyable {
  let thing: Thing
  init(_ thing: Thing) { self.thing = thing }
  public init(_ runtime: JavaScriptRuntime) { thing = Thing() }
  public func isArray() -> Bool { asValue().isArray() }
  public func isFunction() -> Bool { asValue().isFunction() }
  public func isArrayBuffer() -> Bool { asValue().isArrayBuffer() }
  public func getArray() -> JavaScriptArray { JavaScriptArray(thing) }
  public func getArrayBuffer() -> JavaScriptArrayBuffer { JavaScriptArrayBuffer(thing) }
  public func getFunction() -> JavaScriptFunction { JavaScriptFunction(thing) }
  public func instanceOf(_ constructor: borrowing JavaScriptFunction) -> Bool { false }
  public func hasProperty(_ name: String) -> Bool { thing.has(name) }
  public func getProperty(_ name: String) -> JavaScriptValue { thing.get(name) ?? .undefined }
  public func getProperty(_ propName: JavaScriptPropNameID) -> JavaScriptValue { getProperty(propName.name) }
  public func getPropertyNames() -> [String] { thing.listed }
  public func getPropertyAsObject(_ name: String) throws -> JavaScriptObject { try getProperty(name).asObject() }
  public func getPropertyAsObject(_ propName: JavaScriptPropNameID) throws -> JavaScriptObject { try getProperty(propName).asObject() }
  public func getPropertyAsFunction(_ name: String) throws -> JavaScriptFunction { try getProperty(name).asFunction() }
  public func setProperty(_ name: String, value: JavaScriptValue) { thing.set(name, value) }
  public func setProperty<T: JavaScriptRepresentable & ~Copyable>(_ name: String, value: consuming T) {
    thing.set(name, value.toJavaScriptValue(in: JavaScriptRuntime.fakeLast))
  }
  public func setProperty(_ name: String, _ object: consuming JavaScriptObject) { thing.set(name, object.asValue()) }
  @JavaScriptActor
  public func setProperty(_ name: String, function: sending @escaping JavaScriptRuntime.SyncFunctionClosure) {
    thing.set(name, JavaScriptValue(.object(Thing(.function(function)))))
  }
  public func deleteProperty(_ name: String) { thing.drop(name) }
  /// A property with a getter has its value at once.
  public func defineProperty(_ name: String, descriptor: consuming JavaScriptObject) {
    let got = descriptor.getProperty("get")
    guard got.isFunction() else { return thing.set(name, descriptor.getProperty("value")) }
    thing.set(name, JavaScriptActor.assumeIsolated { (try? got.getFunction().call()) ?? .undefined })
  }
  public func defineProperty<T: JavaScriptRepresentable & ~Copyable>(
    _ name: String, value: consuming T, options: PropertyOptions = []
  ) { setProperty(name, value: value) }
  @discardableResult
  @JavaScriptActor
  public func callFunction<each T: JavaScriptRepresentable>(_ functionName: String, arguments: repeat each T) throws
    -> JavaScriptValue
  { try getPropertyAsFunction(functionName).call(arguments: repeat each arguments) }
  public func asValue() -> JavaScriptValue { JavaScriptValue(.object(thing)) }
  public static func == (lhs: borrowing JavaScriptObject, rhs: borrowing JavaScriptObject) -> Bool { lhs.thing === rhs.thing }
  public struct PropertyOptions: OptionSet, Sendable {
    public let rawValue: Int
    public init(rawValue: Int) { self.rawValue = rawValue }
    public static let configurable = PropertyOptions(rawValue: 1 << 0)
    public static let enumerable = PropertyOptions(rawValue: 1 << 1)
    public static let writable = PropertyOptions(rawValue: 1 << 2)
  }
}

extension JavaScriptObject: JavaScriptRepresentable {
  public static func fromJavaScriptValue(_ value: JavaScriptValue) -> JavaScriptObject { value.getObject() }
  public func toJavaScriptValue(in runtime: JavaScriptRuntime) -> JavaScriptValue { asValue() }
}

public struct JavaScriptFunction: JavaScriptType, @unchecked Sendable, ~Copyable {
  let thing: Thing
  init(_ thing: Thing) { self.thing = thing }
  @discardableResult
  @JavaScriptActor
  public func call(arguments: consuming JavaScriptValuesBuffer? = nil) throws -> JavaScriptValue {
    try thing.call(arguments ?? JavaScriptValuesBuffer([]))
  }
  @discardableResult
  @JavaScriptActor
  public func call<each T: JavaScriptRepresentable>(arguments: repeat each T) throws -> JavaScriptValue {
    try call(arguments: JavaScriptValuesBuffer.allocate(in: .fakeLast, with: repeat each arguments))
  }
  @discardableResult
  @JavaScriptActor
  public func call<each T: JavaScriptRepresentable>(this: borrowing JavaScriptObject, arguments: repeat each T) throws
    -> JavaScriptValue
  { try call(arguments: JavaScriptValuesBuffer.allocate(in: .fakeLast, with: repeat each arguments)) }
  public func callAsConstructor(_ arguments: consuming JavaScriptValuesBuffer? = nil) throws -> JavaScriptValue {
    try thing.construct(arguments ?? JavaScriptValuesBuffer([]))
  }
  public func callAsConstructor<each T: JavaScriptRepresentable>(_ arguments: repeat each T) throws -> JavaScriptValue {
    try callAsConstructor(JavaScriptValuesBuffer.allocate(in: .fakeLast, with: repeat each arguments))
  }
  public func asValue() -> JavaScriptValue { JavaScriptValue(.object(thing)) }
  public func asObject() -> JavaScriptObject { JavaScriptObject(thing) }
}

extension JavaScriptFunction: JavaScriptRepresentable {
  public static func fromJavaScriptValue(_ value: JavaScriptValue) -> JavaScriptFunction { value.getFunction() }
  public func toJavaScriptValue(in runtime: JavaScriptRuntime) -> JavaScriptValue { asValue() }
}

public struct JavaScriptArray: JavaScriptType, @unchecked Sendable, ~Copyable {
  let thing: Thing
  init(_ thing: Thing) { self.thing = thing }
  public init(_ runtime: JavaScriptRuntime, length: Int = 0) {
    thing = Thing(.array(Array(repeating: .undefined, count: length)))
  }
  public init(_ runtime: JavaScriptRuntime, items: [JavaScriptValue]) { thing = Thing(.array(items)) }
  public var length: Int { thing.items.count }
  public func getValue(at index: Int) throws -> JavaScriptValue { thing.items[index] }
  public func set<T: JavaScriptRepresentable & ~Copyable>(value: borrowing T, at index: Int) throws {
    thing.items[index] = value.toJavaScriptValue(in: .fakeLast)
  }
  public subscript(index: Int) -> JavaScriptValue {
    get { thing.items[index] }
    nonmutating set { thing.items[index] = newValue }
  }
  public func map<T>(_ transform: (_ value: JavaScriptValue) throws -> T) rethrows -> [T] { try thing.items.map(transform) }
  public func enumerated() -> [(offset: Int, element: JavaScriptValue)] { thing.items.enumerated().map { ($0, $1) } }
  public func asValue() -> JavaScriptValue { JavaScriptValue(.object(thing)) }
  public func toObject() -> JavaScriptObject { JavaScriptObject(thing) }
}

public struct JavaScriptArrayBuffer: ~Copyable {
  let thing: Thing
  init(_ thing: Thing) { self.thing = thing }
  public var size: Int { thing.buffer!.bytes.count }
  public func data() -> UnsafeMutablePointer<UInt8> { thing.buffer!.bytes.baseAddress! }
  public func asValue() -> JavaScriptValue { JavaScriptValue(.object(thing)) }
}

public struct JavaScriptTypedArray: ~Copyable {
  let thing: Thing
  public let kind: Kind
  public let byteLength: Int
  public let byteOffset = 0
  public let length: Int
  init(_ thing: Thing) {
    guard case .typed(let buffer, let kind) = thing.sort else { preconditionFailure("no typed array") }
    self.thing = thing
    self.kind = kind
    byteLength = buffer.bytes.count
    length = buffer.bytes.count
  }
  public func withUnsafeBytes<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
    try body(UnsafeRawBufferPointer(thing.buffer!.bytes))
  }
  public func withUnsafeMutableBytes<R>(_ body: (UnsafeMutableRawBufferPointer) throws -> R) rethrows -> R {
    try body(UnsafeMutableRawBufferPointer(thing.buffer!.bytes))
  }
  public func asValue() -> JavaScriptValue { JavaScriptValue(.object(thing)) }
  public enum Kind: Int, Sendable {
    case Int8Array, Int16Array, Int32Array, Uint8Array, Uint8ClampedArray, Uint16Array, Uint32Array, Float32Array, Float64Array
    case BigInt64Array, BigUint64Array
  }
}

public struct JavaScriptValuesBuffer: JavaScriptType, @unchecked Sendable, ~Copyable {
  let all: [JavaScriptValue]
  public let count: Int
  init(_ all: [JavaScriptValue]) {
    self.all = all
    count = all.count
  }
  public subscript(index: Int) -> JavaScriptValue { all[index] }
  @JavaScriptActor
  public func map<T>(_ transform: @JavaScriptActor (_ value: JavaScriptValue, _ index: Int) throws -> T) rethrows -> [T] {
    var results: [T] = []
    for (index, value) in all.enumerated() { results.append(try transform(value, index)) }
    return results
  }
  @JavaScriptActor
  public func copy() -> JavaScriptValuesBuffer { JavaScriptValuesBuffer(all) }
  public func asValue() -> JavaScriptValue { .undefined }
  public static func allocate<each T: JavaScriptRepresentable>(
    in runtime: JavaScriptRuntime, with values: repeat each T
  ) -> JavaScriptValuesBuffer {
    var all: [JavaScriptValue] = []
    for value in repeat each values { all.append(value.toJavaScriptValue(in: runtime)) }
    return JavaScriptValuesBuffer(all)
  }
}

public struct JavaScriptUnownedValue: ~Copyable {
  private let value: JavaScriptValue
  init(_ value: JavaScriptValue) { self.value = value }
  public func copied(in runtime: JavaScriptRuntime) -> JavaScriptValue { value }
  public func isUndefined() -> Bool { value.isUndefined() }
  public func isNull() -> Bool { value.isNull() }
  public func isNumber() -> Bool { value.isNumber() }
  public func isBigInt() -> Bool { false }
  public func getDouble() -> Double { value.getDouble() }
  public func asBool() throws(JavaScriptValue.TypeError) -> Bool { try value.asBool() }
  public func asInt() throws(JavaScriptValue.TypeError) -> Int { try value.asInt() }
  public func asDouble() throws(JavaScriptValue.TypeError) -> Double { try value.asDouble() }
  public func asString() throws(JavaScriptValue.TypeError) -> String { try value.asString() }
}

public final class JavaScriptPropNameID: JavaScriptType, @unchecked Sendable {
  let name: String
  public init(_ runtime: JavaScriptRuntime, string: String) { name = string }
  public func asValue() -> JavaScriptValue { JavaScriptValue(.string(name)) }
  public static func cached(_ runtime: JavaScriptRuntime, _ string: String) -> JavaScriptPropNameID {
    JavaScriptPropNameID(runtime, string: string)
  }
}

/// There is none here: none of the radio's values is one.
public struct JavaScriptBigInt: @unchecked Sendable, ~Copyable {
  let value: Int64
  public func isInt64() -> Bool { true }
  public func isUint64() -> Bool { value >= 0 }
  public func getInt64() -> Int64 { value }
  public func getUint64() -> UInt64 { UInt64(value) }
  public func toString(radix: Int = 10) throws -> String { String(value, radix: radix) }
  public func asInt64() throws -> Int64 { value }
  public func asUint64() throws -> UInt64 { UInt64(value) }
}

public struct JavaScriptPromise: JavaScriptType, @unchecked Sendable, ~Copyable {
  let thing: Thing
  @JavaScriptActor
  public init(_ runtime: JavaScriptRuntime) throws { thing = Thing(.promise) }
  public func asValue() -> JavaScriptValue { JavaScriptValue(.object(thing)) }
  public func resolve<V: JavaScriptRepresentable>(_ value: V) { thing.set("resolved", value.toJavaScriptValue(in: .fakeLast)) }
  public func reject(_ error: any Error) { thing.set("rejected", JavaScriptValue(.string(String(describing: error)))) }
}

public final class JavaScriptError: Error, @unchecked Sendable {
  private let message: String
  public init(_ runtime: JavaScriptRuntime, message: String) { self.message = message }
  public static func from(_ error: any Error, in runtime: JavaScriptRuntime) -> JavaScriptError {
    JavaScriptError(runtime, message: String(describing: error))
  }
  public func toValue() -> JavaScriptValue { JavaScriptValue(.string(message)) }
}

open class JavaScriptRuntime: Equatable, Identifiable, @unchecked Sendable {
  /// The one that was made last: what is called without one belongs to it.
  nonisolated(unsafe) private static var fakeMade: JavaScriptRuntime?
  static var fakeLast: JavaScriptRuntime { fakeMade! }
  private let all = Thing()

  public init() {
    all.set(
      "Uint8Array",
      JavaScriptValue(
        .object(
          Thing(
            .constructor { _, given in
              guard case .bytes(let buffer) = given.first?.thing?.sort else {
                throw JavaScriptValue.TypeError(message: "made of an array buffer here")
              }
              return JavaScriptValue(.object(Thing(.typed(buffer, .Uint8Array))))
            }))))
    JavaScriptRuntime.fakeMade = self
  }
  public func global() -> JavaScriptObject { JavaScriptObject(all) }
  public func createObject() -> JavaScriptObject { JavaScriptObject(self) }
  public func createObject(prototype: borrowing JavaScriptObject) -> JavaScriptObject { JavaScriptObject(self) }
  public func createArrayBuffer(size: Int) -> JavaScriptArrayBuffer { JavaScriptArrayBuffer(Thing(.bytes(Buffer(size)))) }
  public func createArray(length: Int = 0) -> JavaScriptArray { JavaScriptArray(self, length: length) }
  public typealias SyncFunctionClosure =
    @JavaScriptActor (
      _ this: JavaScriptValue, _ arguments: consuming JavaScriptValuesBuffer
    ) throws -> JavaScriptValue
  @JavaScriptActor
  public func createFunction(_ name: String, _ function: sending @escaping SyncFunctionClosure) -> JavaScriptFunction {
    JavaScriptFunction(Thing(.function(function)))
  }
  public var supportsAsyncScheduling: Bool { false }
  public func schedule(
    priority: SchedulerPriority = .normal,
    @_implicitSelfCapture _ closure: @escaping @JavaScriptActor () -> Void
  ) { JavaScriptActor.assumeIsolated { closure() } }
  public enum SchedulerPriority: Int32 {
    case immediate = 1
    case normal = 3
  }
  public static func == (lhs: JavaScriptRuntime, rhs: JavaScriptRuntime) -> Bool { lhs === rhs }
}

/// What a test hands over in JavaScript's place.
extension JavaScriptValue {
  public static func fake(_ text: String) -> JavaScriptValue { JavaScriptValue(.string(text)) }
  public static func fake(_ items: [JavaScriptValue]) -> JavaScriptValue { JavaScriptValue(.object(Thing(.array(items)))) }
  public static func fake(_ properties: KeyValuePairs<String, JavaScriptValue>) -> JavaScriptValue {
    let thing = Thing()
    for (name, value) in properties { thing.set(name, value) }
    return JavaScriptValue(.object(thing))
  }
  public static func fake(bytes: [UInt8], _ kind: JavaScriptTypedArray.Kind = .Uint8Array) -> JavaScriptValue {
    let buffer = Buffer(bytes.count)
    _ = buffer.bytes.update(fromContentsOf: bytes)
    return JavaScriptValue(.object(Thing(.typed(buffer, kind))))
  }
  /// The bytes of a typed array; nil for anything else.
  public var fakeBytes: [UInt8]? {
    guard case .typed(let buffer, .Uint8Array) = thing?.sort else { return nil }
    return Array(buffer.bytes)
  }
}
extension JavaScriptFunction {
  @JavaScriptActor
  public func fakeCall(_ arguments: [JavaScriptValue]) throws -> JavaScriptValue {
    try call(arguments: JavaScriptValuesBuffer(arguments))
  }
}
