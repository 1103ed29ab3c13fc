/// One SQLite file: statements with values, rows with values. Every statement is atomic and on disk when it returns.
import Foundation
import SQLite3

final class Database {
  struct Fault: Error { let code: Int32 }
  enum Value: Equatable {
    case int(Int)
    case real(Double)
    case text(String)
    case bytes(Bytes)
    case null
  }

  private var handle: OpaquePointer?

  /// Opens or makes the file. Throws `Fault`.
  init(_ path: String) throws {
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_FULLMUTEX
    let code = sqlite3_open_v2(path, &handle, flags, nil)
    guard code == SQLITE_OK else {
      sqlite3_close_v2(handle)
      throw Fault(code: code)
    }
    try run("PRAGMA journal_mode = WAL")
    try run("PRAGMA synchronous = FULL")
    // What is deleted is overwritten.
    try run("PRAGMA secure_delete = ON")
  }

  deinit { sqlite3_close_v2(handle) }

  /// Runs one statement. Returns its rows. Throws `Fault`.
  @discardableResult
  func run(_ sql: String, _ values: [Value] = []) throws -> [[Value]] {
    var statement: OpaquePointer?
    try must(sqlite3_prepare_v2(handle, sql, -1, &statement, nil))
    defer { sqlite3_finalize(statement) }
    for (i, value) in values.enumerated() { try must(bind(statement, Int32(i + 1), value)) }
    var rows: [[Value]] = []
    while true {
      let code = sqlite3_step(statement)
      if code == SQLITE_DONE { return rows }
      guard code == SQLITE_ROW else { throw Fault(code: code) }
      rows.append((0..<sqlite3_column_count(statement)).map { column(statement, $0) })
    }
  }

  /// All of it or nothing. Throws what `body` throws, and `Fault`.
  func atomically(_ body: () throws -> Void) throws {
    try run("BEGIN IMMEDIATE")
    do {
      try body()
      try run("COMMIT")
    } catch {
      _ = try? run("ROLLBACK")
      throw error
    }
  }

  private func must(_ code: Int32) throws { if code != SQLITE_OK { throw Fault(code: code) } }

  private func bind(_ statement: OpaquePointer?, _ at: Int32, _ value: Value) -> Int32 {
    switch value {
    case .int(let n): return sqlite3_bind_int64(statement, at, Int64(n))
    case .real(let x): return sqlite3_bind_double(statement, at, x)
    case .text(let text): return sqlite3_bind_text(statement, at, text, -1, COPIED)
    // No bytes are bytes all the same: a null pointer would bind NULL.
    case .bytes(let bytes) where bytes.isEmpty: return sqlite3_bind_zeroblob(statement, at, 0)
    case .bytes(let bytes): return sqlite3_bind_blob(statement, at, bytes, Int32(bytes.count), COPIED)
    case .null: return sqlite3_bind_null(statement, at)
    }
  }

  private func column(_ statement: OpaquePointer?, _ at: Int32) -> Value {
    switch sqlite3_column_type(statement, at) {
    case SQLITE_INTEGER: return .int(Int(sqlite3_column_int64(statement, at)))
    case SQLITE_FLOAT: return .real(sqlite3_column_double(statement, at))
    case SQLITE_TEXT: return .text(String(cString: sqlite3_column_text(statement, at)))
    case SQLITE_BLOB:
      guard let start = sqlite3_column_blob(statement, at) else { return .bytes([]) }
      return .bytes(Bytes(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, at)))))
    default: return .null
    }
  }
}

extension Database.Value {
  var int: Int? { if case .int(let n) = self { n } else { nil } }
  var real: Double? { if case .real(let x) = self { x } else { int.map(Double.init) } }
  var text: String? { if case .text(let text) = self { text } else { nil } }
  var bytes: Bytes? { if case .bytes(let bytes) = self { bytes } else { nil } }
}

/// SQLite makes a copy of what it is given (SQLITE_TRANSIENT).
private let COPIED = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
