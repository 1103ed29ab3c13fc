/// AES and HMAC of the system.
import CommonCrypto

struct SystemPrimitives: Primitives {
  func hmac(key: Bytes, _ message: Bytes) -> Bytes {
    var mac = Bytes(repeating: 0, count: 32)
    CCHmac(CCHmacAlgorithm(kCCHmacAlgSHA256), key, key.count, message, message.count, &mac)
    return mac
  }

  func aes(key: Bytes, blocks: Bytes) -> Bytes {
    let length = blocks.count
    var out = Bytes(repeating: 0, count: length)
    var moved = 0
    let status = CCCrypt(
      CCOperation(kCCEncrypt), CCAlgorithm(kCCAlgorithmAES), CCOptions(kCCOptionECBMode), key, key.count, nil, blocks,
      length, &out, length, &moved)
    precondition(status == CCCryptorStatus(kCCSuccess) && moved == length, "AES of whole blocks cannot fail")
    return out
  }
}
