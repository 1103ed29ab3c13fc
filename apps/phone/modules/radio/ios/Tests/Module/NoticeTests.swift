/// Notices over a double of the system's centre: their buttons, their taps, and that none is left.
import CoreBluetooth
import Foundation
import UserNotifications

private let OFF = [
  NoticeButton(name: "on", title: "Switch on", opens: true),
  NoticeButton(name: "later", title: "Not again today", opens: false),
]
private let OFF_VI = [
  NoticeButton(name: "on", title: "Bật", opens: true),
  NoticeButton(name: "later", title: "Hôm nay không nhắc lại", opens: false),
]

func runNotices(_ results: Results, _ folder: String) {
  let center = UNUserNotificationCenter.current()
  func test(_ name: String, _ body: (Bench) throws -> Void) {
    CBManager.fakeAuthorization = .allowedAlways
    let bench = Bench(folder, name.filter(\.isLetter))
    try? bench.radio.forget()
    center.fakeRemoved = []
    results.test("notices: \(name)") { try body(bench) }
  }
  func post(_ bench: Bench, _ key: String, _ buttons: [NoticeButton]) {
    bench.radio.notify(Notice(key: key, title: "Bluezone", body: "Bluetooth is off", buttons: buttons))
  }
  func categoryOf(_ key: String) -> UNNotificationCategory? {
    let content = center.fakePosted.first { $0.identifier == key }?.content as? UNMutableNotificationContent
    return center.fakeCategories.first { $0.identifier == content?.categoryIdentifier }
  }
  func titles(_ key: String) -> [String]? { categoryOf(key)?.actions.map(\.title) }
  /// A resident taps, and the completion handler was called when this returns.
  func tap(_ bench: Bench, _ key: String, _ action: String) {
    let request = UNNotificationRequest(identifier: key, content: UNMutableNotificationContent(), trigger: nil)
    let response = UNNotificationResponse(fakeTo: UNNotification(fakeRequest: request), action)
    let done = Count()
    NoticeDelegate(bench.radio).userNotificationCenter(center, didReceive: response) { done.number += 1 }
    results.equal(done.number, 1, "the system is told that \(action) is dealt with")
  }

  test("buttons are a category of the system; only one that opens brings the app to the front") { bench in
    bench.start()
    post(bench, "off", OFF)
    results.equal(categoryOf("off")?.actions.map(\.identifier), ["on", "later"], "names")
    results.equal(titles("off"), ["Switch on", "Not again today"], "titles")
    results.equal(categoryOf("off")?.actions.map(\.options), [[.foreground], []], "options")
    post(bench, "alert", [])
    let alert = center.fakePosted.last?.content as? UNMutableNotificationContent
    results.equal([alert?.title, alert?.body, alert?.categoryIdentifier], ["Bluezone", "Bluetooth is off", ""], "alert")
    results.equal(alert?.sound == nil, false, "heard as well as seen")
  }
  test("other texts and another manner are another category, and the one of before stays, also over a start") { bench in
    bench.start()
    post(bench, "off", OFF)
    post(bench, "late", OFF_VI)
    results.equal(titles("off"), ["Switch on", "Not again today"], "the one of before")
    results.equal(titles("late"), ["Bật", "Hôm nay không nhắc lại"], "the new one")
    let shut = OFF.map { NoticeButton(name: $0.name, title: $0.title, opens: false) }
    post(bench, "shut", shut)
    results.equal(categoryOf("shut")?.actions.map(\.options), [[], []], "another manner")
    post(bench, "off", OFF)
    results.equal(center.fakeCategories.count, 3, "none twice")
    center.setNotificationCategories([])
    bench.start()
    results.equal(titles("off"), ["Switch on", "Not again today"], "after a start")
    post(bench, "other", [OFF[1]])
    results.equal(center.fakeCategories.count, 4, "beside those of before")
  }
  test("names and titles that only together read the same are not the same category") { bench in
    bench.start()
    post(bench, "a", [NoticeButton(name: "1:a", title: "b", opens: true)])
    post(bench, "b", [NoticeButton(name: "1", title: ":ab", opens: true)])
    results.equal(titles("a"), ["b"], "a")
    results.equal(titles("b"), [":ab"], "b")
  }
  test("of categories the last sixteen stay") { bench in
    bench.start()
    for n in 0..<20 { post(bench, "\(n)", [NoticeButton(name: "n", title: "\(n)", opens: false)]) }
    results.equal(center.fakeCategories.count, 16, "count")
    results.equal(titles("3"), nil, "an old one")
    results.equal(titles("4"), ["4"], "the oldest that stays")
  }
  test("in front they are shown too") { bench in
    let request = UNNotificationRequest(identifier: "off", content: UNMutableNotificationContent(), trigger: nil)
    var shown: UNNotificationPresentationOptions = []
    NoticeDelegate(bench.radio).userNotificationCenter(center, willPresent: UNNotification(fakeRequest: request)) {
      shown = $0
    }
    results.equal(shown, [.banner, .list, .sound], "how")
  }
  test("a tap on the notice has no button, one on a button its name, and taking it away is none; each is given once") { bench in
    bench.start()
    let told = Count()
    bench.radio.whenTapped { told.number += 1 }
    results.equal(bench.radio.taps(), [], "none")
    tap(bench, "off", UNNotificationDefaultActionIdentifier)
    bench.pass(1_000)
    tap(bench, "off", "later")
    tap(bench, "off", UNNotificationDismissActionIdentifier)
    results.equal(told.number, 2, "JavaScript is told")
    let first = NoticeTap(key: "off", button: nil, at: 1_700_000_000_000)
    let second = NoticeTap(key: "off", button: "later", at: 1_700_000_001_000)
    results.equal(bench.radio.taps(), [first, second], "taps")
    results.equal(bench.radio.taps(), [], "given once")
  }
  test("taps are kept over a start, the last twenty") { bench in
    bench.start()
    for n in 0..<25 { tap(bench, "off", "\(n)") }
    bench.start()
    tap(bench, "off", "25")
    results.equal(bench.radio.taps().map(\.button), (6...25).map { "\($0)" }, "taps")
    bench.start()
    results.equal(bench.radio.taps(), [], "given once, also over a start")
  }
  test("while the file cannot be written taps wait, and none is given twice") { bench in
    bench.start()
    tap(bench, "off", "1")
    let other = try Database(bench.path)
    try other.run("BEGIN IMMEDIATE")
    tap(bench, "off", "2")
    results.equal(bench.radio.taps(), [], "what cannot be taken off the file is not given")
    try other.run("ROLLBACK")
    results.equal(bench.radio.taps().map(\.button), ["1", "2"], "in order")
    results.equal(bench.radio.taps(), [], "once")
  }
  test("before the file can be opened, as after a boot, taps wait") { bench in
    bench.leave()
    let files = ["", "-wal", "-shm"]
    for file in files { try? FileManager.default.removeItem(atPath: bench.path + file) }
    try FileManager.default.createDirectory(atPath: bench.path, withIntermediateDirectories: true)
    bench.start()
    tap(bench, "off", "1")
    results.equal(bench.radio.taps(), [], "not yet")
    try FileManager.default.removeItem(atPath: bench.path)
    results.equal(bench.radio.taps().map(\.button), ["1"], "taps")
  }
  test("taps and buttons that cannot be read are dropped") { bench in
    let bads = ["", "{", "[1]", "[{\"key\":\"off\"}]", "[{\"key\":\"off\",\"at\":\"now\"}]", "{\"key\":\"off\",\"at\":1}"]
    for bad in bads {
      bench.leave()
      for name in ["taps", "buttons"] { try RadioStore(bench.path).keep(name, Bytes(bad.utf8)) }
      bench.start()
      results.equal(bench.radio.taps(), [], "taps \(bad)")
      tap(bench, "off", "1")
      post(bench, "off", OFF)
      results.equal(bench.radio.taps().map(\.button), ["1"], "a new tap after \(bad)")
      results.equal(titles("off"), ["Switch on", "Not again today"], "buttons after \(bad)")
    }
  }
  test("forgotten: no notice, no tap, no button is left") { bench in
    bench.start()
    post(bench, "off", OFF)
    tap(bench, "off", "later")
    try bench.radio.forget()
    results.equal(Set(center.fakeRemoved), ["pending", "delivered"], "taken away")
    results.equal(center.fakePosted.count + center.fakeCategories.count, 0, "posted, and categories")
    results.equal(bench.radio.taps(), [], "taps")
    let files = ["", "-wal"].compactMap { FileManager.default.contents(atPath: bench.path + $0) }.reduce(Data(), +)
    results.equal(files.range(of: Data("later".utf8)), nil, "bytes")
    bench.start()
    results.equal(bench.radio.taps() == [] && center.fakeCategories.isEmpty, true, "after a start")
  }
  test("forgotten while the file cannot be written: what waited is gone, and so are the notices") { bench in
    bench.start()
    post(bench, "off", OFF)
    let other = try Database(bench.path)
    try other.run("BEGIN IMMEDIATE")
    tap(bench, "off", "1")
    var failed = false
    do { try bench.radio.forget() } catch is Database.Fault { failed = true }
    results.equal(failed, true, "told")
    results.equal(center.fakePosted.count, 0, "posted")
    try other.run("ROLLBACK")
    results.equal(bench.radio.taps(), [], "taps")
  }
}
