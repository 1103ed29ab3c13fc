/// As much of Apple's Security as the module uses, for the check on Linux (see CoreBluetooth.swift). Nothing is kept here.
import Foundation

public typealias CFString = NSString
public typealias CFDictionary = NSDictionary
public typealias CFTypeRef = AnyObject
public typealias OSStatus = Int32

nonisolated(unsafe) public let kSecClass: CFString = "class"  // objc: kSecClass
nonisolated(unsafe) public let kSecClassGenericPassword: CFString = "genp"  // objc: kSecClassGenericPassword
nonisolated(unsafe) public let kSecAttrService: CFString = "svce"  // objc: kSecAttrService
nonisolated(unsafe) public let kSecAttrAccount: CFString = "acct"  // objc: kSecAttrAccount
nonisolated(unsafe) public let kSecAttrAccessible: CFString = "pdmn"  // objc: kSecAttrAccessible
nonisolated(unsafe) public let kSecAttrAccessibleAfterFirstUnlockThisDeviceOnly: CFString = "cku"  // objc: kSecAttrAccessibleAfterFirstUnlockThisDeviceOnly
nonisolated(unsafe) public let kSecValueData: CFString = "v_Data"  // objc: kSecValueData
nonisolated(unsafe) public let kSecReturnData: CFString = "r_Data"  // objc: kSecReturnData
public let errSecSuccess: OSStatus = 0  // objc: errSecSuccess
public let errSecItemNotFound: OSStatus = -25300  // objc: errSecItemNotFound
public func SecItemAdd(_ attributes: CFDictionary, _ result: UnsafeMutablePointer<CFTypeRef?>?) -> OSStatus { -1 }  // objc: SecItemAdd
public func SecItemCopyMatching(_ query: CFDictionary, _ result: UnsafeMutablePointer<CFTypeRef?>?) -> OSStatus { -1 }  // objc: SecItemCopyMatching
