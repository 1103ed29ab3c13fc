/// As much of Darwin as the module uses, for the check on Linux (see CoreBluetooth.swift).

public typealias kern_return_t = Int32
public struct mach_timebase_info_data_t {  // objc: mach_timebase_infoStruct
  public var numer: UInt32  // objc: numer
  public var denom: UInt32  // objc: denom
  public init() {
    numer = 0
    denom = 0
  }
}
@discardableResult
public func mach_timebase_info(_ info: UnsafeMutablePointer<mach_timebase_info_data_t>!) -> kern_return_t {  // objc: mach_timebase_info
  info.pointee.numer = 125
  info.pointee.denom = 3
  return 0
}
public func mach_continuous_time() -> UInt64 { fakeTicks }  // objc: mach_continuous_time
public func sysctlbyname(  // objc: sysctlbyname
  _ name: UnsafePointer<CChar>!, _ old: UnsafeMutableRawPointer!, _ oldLength: UnsafeMutablePointer<Int>!,
  _ new: UnsafeMutableRawPointer!, _ newLength: Int
) -> Int32 {
  let name = String(cString: name)
  guard let bytes = fakeValues[name].map({ Array($0.utf8) + [0] }) ?? fakeNumbers[name] else { return -1 }
  if let old {
    guard oldLength.pointee >= bytes.count else { return -1 }
    old.copyMemory(from: bytes, byteCount: bytes.count)
  }
  oldLength.pointee = bytes.count
  return 0
}

nonisolated(unsafe) public var fakeTicks: UInt64 = 0
nonisolated(unsafe) public var fakeValues = ["kern.bootsessionuuid": "6F3B4A7E-0000-4000-8000-000000000001", "hw.machine": "iPhone14,5"]
/// Values that are no text, as their bytes.
nonisolated(unsafe) public var fakeNumbers: [String: [UInt8]] = [:]
