/// AES-GCM with a key in the Keychain, which is there after the first unlock and never leaves this phone.
import CryptoKit
import Foundation
import Security

struct KeychainVault: Vault {
  /// The Keychain's answer when it is not the key.
  struct NoKey: Error { let status: OSStatus }

  private let place: [String: Any] = [
    kSecClass as String: kSecClassGenericPassword,
    kSecAttrService as String: "vn.bluezone.radio",
    kSecAttrAccount as String: "identities",
  ]

  func seal(_ bytes: Bytes) throws -> Bytes {
    let sealed = try AES.GCM.seal(bytes, using: key() ?? make())
    return Bytes(sealed.combined!)
  }

  func open(_ sealed: Bytes) throws -> Bytes {
    guard let key = try key() else { throw NoKey(status: errSecItemNotFound) }
    return Bytes(try AES.GCM.open(AES.GCM.SealedBox(combined: sealed), using: key))
  }

  /// Nil when there is none yet. Throws `NoKey` when it cannot be had now.
  private func key() throws -> SymmetricKey? {
    var found: CFTypeRef?
    let query = place.merging([kSecReturnData as String: true]) { $1 }
    let status = SecItemCopyMatching(query as CFDictionary, &found)
    if status == errSecItemNotFound { return nil }
    guard status == errSecSuccess, let data = found as? Data else { throw NoKey(status: status) }
    return SymmetricKey(data: data)
  }

  private func make() throws -> SymmetricKey {
    let key = SymmetricKey(size: .bits256)
    let item = place.merging([
      kSecAttrAccessible as String: kSecAttrAccessibleAfterFirstUnlockThisDeviceOnly,
      kSecValueData as String: key.withUnsafeBytes { Data($0) },
    ]) { $1 }
    let status = SecItemAdd(item as CFDictionary, nil)
    guard status == errSecSuccess else { throw NoKey(status: status) }
    return key
  }
}
