/// As much of Apple's CryptoKit as the module uses, for the check on Linux (see CoreBluetooth.swift). CryptoKit is Swift alone: the
/// list of Apple's interface does not have it, and these lines are by hand without a second look. Nothing is computed here.
import Foundation

public struct SymmetricKeySize {
  public static let bits256 = SymmetricKeySize()
}
public struct SymmetricKey {
  public init(size: SymmetricKeySize) { fatalError("no cryptography here") }
  public init<D: ContiguousBytes>(data: D) { fatalError("no cryptography here") }
  public func withUnsafeBytes<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R { fatalError("no cryptography here") }
}
public enum AES {
  public enum GCM {
    public struct SealedBox {
      public var combined: Data? { nil }
      public init<D: DataProtocol>(combined: D) throws { fatalError("no cryptography here") }
    }
    public static func seal<Plaintext: DataProtocol>(_ message: Plaintext, using key: SymmetricKey) throws -> SealedBox {
      fatalError("no cryptography here")
    }
    public static func open(_ sealedBox: SealedBox, using key: SymmetricKey) throws -> Data { fatalError("no cryptography here") }
  }
}
