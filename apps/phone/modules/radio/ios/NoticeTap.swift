/// A tap on a notice (face.ts, `NoticeTap`).
struct NoticeTap: Codable, Equatable {
  /// Of the notice.
  let key: String
  /// The name of the button; nil: the notice itself.
  let button: String?
  /// Unix milliseconds; may be wrong.
  let at: Int
}
