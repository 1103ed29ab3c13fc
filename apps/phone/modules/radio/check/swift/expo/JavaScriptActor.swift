/// The thread of JavaScript, as in ExpoModulesJSI, whose own is written for Swift 6.2: here each thread is it.
@globalActor
public actor JavaScriptActor: GlobalActor {
  public static let shared = JavaScriptActor()
  public static func assumeIsolated<T, E: Error>(_ operation: @JavaScriptActor () throws(E) -> T) throws(E) -> T {
    // What a closure is isolated to is no part of it at run time.
    let result: Result<T, any Error> = withoutActuallyEscaping(operation) { operation in
      let plain = unsafeBitCast(operation, to: (() throws(E) -> T).self)
      do { return .success(try plain()) } catch { return .failure(error) }
    }
    switch result {
    case .success(let value): return value
    case .failure(let error): throw error as! E
    }
  }
}
