/// As much of Apple's CommonCrypto as the module uses, for the check on Linux (see CoreBluetooth.swift). Nothing is computed here.

public typealias CCOperation = UInt32
public typealias CCAlgorithm = UInt32
public typealias CCOptions = UInt32
public typealias CCCryptorStatus = Int32
public typealias CCHmacAlgorithm = UInt32
public let kCCEncrypt = 0  // objc: kCCEncrypt
public let kCCAlgorithmAES = 0  // objc: kCCAlgorithmAES
public let kCCOptionECBMode = 2  // objc: kCCOptionECBMode
public let kCCSuccess = 0  // objc: kCCSuccess
public let kCCHmacAlgSHA256 = 2  // objc: kCCHmacAlgSHA256

public func CCCrypt(  // objc: CCCrypt
  _ op: CCOperation, _ alg: CCAlgorithm, _ options: CCOptions, _ key: UnsafeRawPointer!, _ keyLength: Int,
  _ iv: UnsafeRawPointer!, _ dataIn: UnsafeRawPointer!, _ dataInLength: Int, _ dataOut: UnsafeMutableRawPointer!,
  _ dataOutAvailable: Int, _ dataOutMoved: UnsafeMutablePointer<Int>!
) -> CCCryptorStatus { fatalError("no cryptography here") }

public func CCHmac(  // objc: CCHmac
  _ algorithm: CCHmacAlgorithm, _ key: UnsafeRawPointer!, _ keyLength: Int, _ data: UnsafeRawPointer!, _ dataLength: Int,
  _ macOut: UnsafeMutableRawPointer!
) { fatalError("no cryptography here") }
