/// The system's clocks: `mach_continuous_time`, which counts the time asleep, and the id of the boot.
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
    bootId = systemText("kern.bootsessionuuid") ?? ""
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
  return String(cString: text)
}
