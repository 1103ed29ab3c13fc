/// What stands on the lock screen while the phone is on guard. The widget (`Widget/`) is another process and has this file too.
import ActivityKit
import Foundation

struct GuardAttributes: ActivityAttributes {
  /// What changes.
  struct ContentState: Codable, Hashable {
    /// Phones that were heard in the running ten minutes: a number, and nobody.
    let heard: Int
  }
  /// In the resident's language.
  let title: String
  let since: String
  let heard: String
  let stop: String
  /// When it began and is to end, by the wall clock.
  let began: Date
  let until: Date
}

/// What the widget opens to end it.
let STOP_GUARD = URL(string: "bluezone:///?guard=stop")!
