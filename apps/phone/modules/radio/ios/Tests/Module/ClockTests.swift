/// The id of the boot, by what the kernel gives.
import Darwin
import Foundation

func runClock(_ results: Results) {
  let values = fakeValues
  func boot(session: String?, time: Int?) -> String {
    fakeValues["kern.bootsessionuuid"] = session
    fakeNumbers["kern.boottime"] = time.map { seconds in
      var time = timeval()
      time.tv_sec = seconds
      return withUnsafeBytes(of: time) { Array($0) }
    }
    return SystemClock().bootId
  }
  results.test("clock: a boot has a name of its own, whatever the kernel gives") {
    results.equal(boot(session: "6F3B", time: nil), "6F3B", "its session")
    let (first, again, next) = (boot(session: nil, time: 1_000), boot(session: nil, time: 1_000), boot(session: nil, time: 2_000))
    results.equal(first == again && first != next, true, "its time: \(first), \(again), \(next)")
    results.equal(boot(session: "", time: 1_000), first, "a session without a name")
    let (one, other) = (boot(session: nil, time: nil), boot(session: nil, time: nil))
    results.equal(one.isEmpty || one == other, false, "neither: \(one), \(other)")
    results.equal(boot(session: nil, time: 0).isEmpty, false, "no time")
  }
  fakeValues = values
  fakeNumbers = [:]
}
