/// A notice of this phone to its resident (face.ts, `LocalNotice`).
struct Notice {
  /// Of notices with the same key the last one stands.
  let key: String
  let title: String
  let body: String
  var buttons: [NoticeButton] = []
}

/// A button under a notice (face.ts, `NoticeButton`).
struct NoticeButton: Codable, Equatable {
  let name: String
  let title: String
  /// Whether a tap brings the app to the front.
  let opens: Bool
}
