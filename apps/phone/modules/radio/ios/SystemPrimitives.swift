/// AES and HMAC of the system.
import CommonCrypto

struct SystemPrimitives: Primitives {
  func hmac(key: Bytes, _ message: Bytes) -> Bytes {
    var mac = Bytes(repeating: 0, count: 32)
    CCHmac(CCHmacAlgorithm(kCCHmacAlgSHA256), key, key.count, message, message.count, &mac)
    return mac
  }

  func aes(key: Bytes, blocks: Bytes) -> Bytes {
    var out = Bytes(repeating: 0, count: blocks.count)
    var moved = 0
    let status = CCCrypt(
      CCOperation(kCCEncrypt), CCAlgorithm(kCCAlgorithmAES), CCOptions(kCCOptionECBMode), key, key.count, nil, blocks,
      blocks.count, &out, out.count, &moved)
    precondition(status == CCCryptorStatus(kCCSuccess) && moved == out.count, "AES of whole blocks cannot fail")
    return out
  }
}
