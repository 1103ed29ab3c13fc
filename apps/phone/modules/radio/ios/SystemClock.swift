/// The system's clocks: `mach_continuous_time`, which counts the time asleep, and the id of the boot. Where the kernel gives none, the
/// moment of the boot is its name; where it does not give that either, this process is: its boot is then no other's, and a table that
/// was kept is void with each start. Two boots never have one name.
import Darwin
import Foundation

struct SystemClock: SystemTime {
  let bootId: String
  private let numerator: UInt64
  private let denominator: UInt64

  init() {
    var base = mach_timebase_info_data_t()
    mach_timebase_info(&base)
    numerator = UInt64(base.numer)
    denominator = UInt64(max(base.denom, 1)) * 1_000_000
    bootId = systemText("kern.bootsessionuuid") ?? bootTime() ?? UUID().uuidString
  }

  func monotonic() -> Milliseconds {
    // Ticks times numerator pass 64 bits after some years of a boot, divided first they would lose precision: by parts.
    let (whole, rest) = mach_continuous_time().quotientAndRemainder(dividingBy: denominator)
    return Milliseconds(whole * numerator + rest * numerator / denominator)
  }

  func wall() -> Int { Int(Date().timeIntervalSince1970 * 1_000) }
}

/// A text that the kernel has under a name; nil when there is none.
func systemText(_ name: String) -> String? {
  var length = 0
  guard sysctlbyname(name, nil, &length, nil, 0) == 0, length > 0 else { return nil }
  var text = [CChar](repeating: 0, count: length)
  guard sysctlbyname(name, &text, &length, nil, 0) == 0 else { return nil }
  let found = String(cString: text)
  return found.isEmpty ? nil : found
}

/// When the kernel says that it was booted; nil when it does not. A change of the wall clock moves it: then the boot counts as another.
private func bootTime() -> String? {
  var time = timeval()
  var length = MemoryLayout<timeval>.size
  guard sysctlbyname("kern.boottime", &time, &length, nil, 0) == 0, time.tv_sec > 0 else { return nil }
  return "boot-\(time.tv_sec)"
}
