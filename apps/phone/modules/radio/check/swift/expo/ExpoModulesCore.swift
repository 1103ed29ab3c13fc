/// What of Expo's module ExpoModulesCore Linux does not take, as far as the files that it does take and the radio need it: by its
/// names, and no app. `../expo.ts` says which files those are.
@_exported import ExpoModulesJSI
@_exported import Foundation
@_exported import UIKit

/// The context of an app, without React Native: a runtime, and what values are converted by.
public final class AppContext: @unchecked Sendable {
  private let fakeRuntime = ExpoRuntime()
  public var runtime: ExpoRuntime { get throws { fakeRuntime } }
  public var _uiRuntime: JavaScriptRuntime? { nil }
  var converter: MainValueConverter { MainValueConverter(appContext: self) }
  public var eventEmitter: LegacyEventEmitterCompat? { fakeEmitter }
  let moduleRegistry: [ModuleHolder] = []
  var reactBridge: Bridge? { nil }

  @JavaScriptActor
  public static func from(runtime: borrowing JavaScriptRuntime) -> AppContext? { nil }

  public let fakeEmitter = LegacyEventEmitterCompat()
  public init() {}
}

/// What a module has sent.
public final class LegacyEventEmitterCompat {
  public private(set) var fakeSent: [String] = []
  public func sendEvent(withName name: String!, body: Any!) { fakeSent.append(name) }
}

public class ExpoRuntime: JavaScriptRuntime, @unchecked Sendable {
  @JavaScriptActor
  func createNativeModuleObject() throws -> JavaScriptObject { createObject() }
}
let globalCoreObjectPropertyName = "expo"

/// Kinds of functions that the radio has none of.
protocol AnyStaticFunctionDefinition: AnyFunctionDefinition {}
/// The two booleans of Apple's Foundation, which are objects there.
let kCFBooleanTrue = NSNumber(value: true)
let kCFBooleanFalse = NSNumber(value: false)
func CFGetTypeID(_ number: NSNumber) -> UInt { number === kCFBooleanTrue || number === kCFBooleanFalse ? 1 : 0 }
func CFBooleanGetTypeID() -> UInt { 1 }
/// Views of UIKit and SwiftUI.
open class UIView {}
public protocol ExpoSwiftUIView {}

final class ModuleHolder {
  let module: AnyModule
  init(_ module: AnyModule) { self.module = module }
  @JavaScriptActor
  func withEventTarget<R>(_ body: (borrowing JavaScriptObject) throws -> R) rethrows -> R? { nil }
}
public protocol EventEmitter: AnyObject {
  var appContext: AppContext? { get }
  @JavaScriptActor
  func withEventTarget<R>(_ body: (borrowing JavaScriptObject) throws -> R) rethrows -> R?
}

/// Views of React Native: the radio has none.
final class Bridge { var uiManager: ViewManager? { nil } }
final class ViewManager { func view(forReactTag tag: NSNumber!) -> AnyObject? { nil } }
struct DynamicViewType {}
public protocol AnyViewDefinition: AnyDefinition {
  var name: String { get }
  @JavaScriptActor
  func createReactComponentPrototype(appContext: AppContext) throws -> JavaScriptObject
}
/// Classes: the radio has none.
public final class ClassDefinition: ObjectDefinition {
  let name = ""
}

/// Who writes into the system's log.
struct Log { func warn(_ text: String) {} }
let log = Log()

public typealias EXPromiseResolveBlock = (Any?) -> Void
public typealias EXPromiseRejectBlock = (String?, String?, Error?) -> Void

/// An app's delegate that more than one may be.
open class BaseExpoAppDelegateSubscriber: UIResponder {
  public override required init() { super.init() }
}
public protocol ExpoAppDelegateSubscriberProtocol: UIApplicationDelegate {
  func subscriberDidRegister()
}
extension ExpoAppDelegateSubscriberProtocol {
  public func subscriberDidRegister() {}
}
public typealias ExpoAppDelegateSubscriber = ExpoAppDelegateSubscriberProtocol & BaseExpoAppDelegateSubscriber

/// What a test asks of a definition.
extension ModuleDefinition {
  public var fakeNames: [String] { eventNames }
  public func fakeCreated() {
    for listener in eventListeners where listener.name == .moduleCreate { try? listener.call(nil, nil) }
  }
}

// Functions of a module: Expo has one for any number of arguments.

public func Function<R>(_ name: String, @_implicitSelfCapture _ closure: @escaping () throws -> R)
  -> SyncFunctionDefinition<(), Void, R>
{ SyncFunctionDefinition(name, firstArgType: Void.self, dynamicArgumentTypes: [], closure) }
public func Function<R, A0: AnyArgument>(_ name: String, @_implicitSelfCapture _ closure: @escaping (A0) throws -> R)
  -> SyncFunctionDefinition<(A0), A0, R>
{ SyncFunctionDefinition(name, firstArgType: A0.self, dynamicArgumentTypes: [~A0.self], closure) }
public func Function<R, A0: AnyArgument, A1: AnyArgument>(
  _ name: String, @_implicitSelfCapture _ closure: @escaping (A0, A1) throws -> R
) -> SyncFunctionDefinition<(A0, A1), A0, R> {
  SyncFunctionDefinition(name, firstArgType: A0.self, dynamicArgumentTypes: [~A0.self, ~A1.self]) { try closure($0.0, $0.1) }
}
public func AsyncFunction<R>(_ name: String, @_implicitSelfCapture _ closure: @escaping () throws -> R)
  -> AsyncFunctionDefinition<(), Void, R>
{ AsyncFunctionDefinition(name, firstArgType: Void.self, dynamicArgumentTypes: [], closure) }
public func AsyncFunction<R, A0: AnyArgument>(
  _ name: String, @_implicitSelfCapture _ closure: @escaping (A0) throws -> R
) -> AsyncFunctionDefinition<(A0), A0, R> {
  AsyncFunctionDefinition(name, firstArgType: A0.self, dynamicArgumentTypes: [~A0.self], closure)
}
public func AsyncFunction<R, A0: AnyArgument, A1: AnyArgument>(
  _ name: String, @_implicitSelfCapture _ closure: @escaping (A0, A1) throws -> R
) -> AsyncFunctionDefinition<(A0, A1), A0, R> {
  AsyncFunctionDefinition(name, firstArgType: A0.self, dynamicArgumentTypes: [~A0.self, ~A1.self]) {
    try closure($0.0, $0.1)
  }
}
public func AsyncFunction<R, A0: AnyArgument, A1: AnyArgument, A2: AnyArgument>(
  _ name: String, @_implicitSelfCapture _ closure: @escaping (A0, A1, A2) throws -> R
) -> AsyncFunctionDefinition<(A0, A1, A2), A0, R> {
  AsyncFunctionDefinition(name, firstArgType: A0.self, dynamicArgumentTypes: [~A0.self, ~A1.self, ~A2.self]) {
    try closure($0.0, $0.1, $0.2)
  }
}
