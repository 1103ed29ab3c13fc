/// What can be a value of JavaScript, as in ExpoModulesJSI (see ExpoModulesJSI.swift here).
import Foundation

public protocol JavaScriptRepresentable: Sendable, ~Copyable {
  static func fromJavaScriptValue(_ value: JavaScriptValue) -> Self
  func toJavaScriptValue(in runtime: JavaScriptRuntime) -> JavaScriptValue
}

extension Bool: JavaScriptRepresentable {
  public static func fromJavaScriptValue(_ value: JavaScriptValue) -> Self { value.getBool() }
  public func toJavaScriptValue(in runtime: JavaScriptRuntime) -> JavaScriptValue { self ? .true() : .false() }
}
extension String: JavaScriptRepresentable {
  public static func fromJavaScriptValue(_ value: JavaScriptValue) -> Self { value.getString() }
  public func toJavaScriptValue(in runtime: JavaScriptRuntime) -> JavaScriptValue { JavaScriptValue(runtime, self) }
}

/// Numbers are one type there.
protocol OneNumber: JavaScriptRepresentable {
  init(_ number: Double)
  var asNumber: Double { get }
}
extension OneNumber {
  public static func fromJavaScriptValue(_ value: JavaScriptValue) -> Self { Self(value.getDouble()) }
  public func toJavaScriptValue(in runtime: JavaScriptRuntime) -> JavaScriptValue { .number(asNumber) }
}
extension OneNumber where Self: BinaryInteger { var asNumber: Double { Double(self) } }
extension OneNumber where Self: BinaryFloatingPoint { var asNumber: Double { Double(self) } }
extension Int: OneNumber {}
extension Int8: OneNumber {}
extension Int16: OneNumber {}
extension Int32: OneNumber {}
extension Int64: OneNumber {}
extension UInt: OneNumber {}
extension UInt8: OneNumber {}
extension UInt16: OneNumber {}
extension UInt32: OneNumber {}
extension UInt64: OneNumber {}
extension Float: OneNumber {}
extension Double: OneNumber {}
extension CGFloat: OneNumber {}

extension Optional: JavaScriptRepresentable where Wrapped: JavaScriptRepresentable {
  public static func fromJavaScriptValue(_ value: JavaScriptValue) -> Self {
    value.isNull() || value.isUndefined() ? nil : Wrapped.fromJavaScriptValue(value)
  }
  public func toJavaScriptValue(in runtime: JavaScriptRuntime) -> JavaScriptValue {
    guard let some = self else { return .null }
    return some.toJavaScriptValue(in: runtime)
  }
}
extension Array: JavaScriptRepresentable where Element: JavaScriptRepresentable {
  public static func fromJavaScriptValue(_ value: JavaScriptValue) -> Self { value.getArray().map { .fromJavaScriptValue($0) } }
  public func toJavaScriptValue(in runtime: JavaScriptRuntime) -> JavaScriptValue {
    JavaScriptArray(runtime, items: map { $0.toJavaScriptValue(in: runtime) }).asValue()
  }
}
extension Dictionary: JavaScriptRepresentable where Key == String, Value: JavaScriptRepresentable {
  public static func fromJavaScriptValue(_ value: JavaScriptValue) -> Self {
    let object = value.getObject()
    var all: Self = [:]
    for name in object.getPropertyNames() { all[name] = .fromJavaScriptValue(object.getProperty(name)) }
    return all
  }
  public func toJavaScriptValue(in runtime: JavaScriptRuntime) -> JavaScriptValue {
    let object = JavaScriptObject(runtime)
    for (name, value) in self { object.setProperty(name, value: value.toJavaScriptValue(in: runtime)) }
    return object.asValue()
  }
}

public final class JavaScriptRef<T: JavaScriptType & ~Copyable>: JavaScriptType, @unchecked Sendable {
  nonisolated(unsafe) private var value: T?
  public init() {}
  public init(_ value: consuming sending T) { self.value = consume value }
  public func take() -> sending T? { value.take() }
  public func asValue() -> JavaScriptValue { take()?.asValue() ?? .undefined }
}
