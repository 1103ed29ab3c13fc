/// What the radio keeps over kills, starts and boots, in one SQLite file: what was heard until it was collected, and a few values by
/// name.
import Foundation

/// What one scan heard of one identity, and when it was written down.
struct KeptScan: Equatable {
  let boot: String
  /// Unix milliseconds; may be wrong.
  let wall: Int
  let record: ScanRecord
}

/// A piece of what was heard (face.ts, `CollectedScans`).
struct Piece: Equatable {
  let name: String
  let scans: [KeptScan]
  /// Whether there are more after these already.
  let more: Bool
}

/// Scans in a piece at most.
let MOST_IN_A_PIECE = 2_000
/// Scans that are kept at most; the oldest go first. Two weeks of a crowd have fewer.
private let MOST_SCANS = 500_000
/// What nobody collects is gone after two weeks, by the file's own clock (`lived`).
private let LONGEST_KEPT = 14 * ONE_DAY
private let ONE_DAY: Milliseconds = 24 * 3_600_000

/// How long a file has lived, and when that was so.
private struct FileAge: Codable {
  let boot: String
  let at: Milliseconds
  let wall: Int
  let time: Milliseconds

  /// Within a boot time is monotonic. Under another boot's name it is what the new one's clock or the wall clock says, a day at most:
  /// a clock set ahead makes nothing old, nor does a name that changes while a boot lasts.
  func until(boot: String, at: Milliseconds, wall: Int) -> FileAge {
    let passed = boot == self.boot ? at - self.at : min(max(at, wall - self.wall), ONE_DAY)
    return FileAge(boot: boot, at: at, wall: wall, time: time + max(passed, 0))
  }
}

final class RadioStore {
  private let database: Database
  /// This file's own name: a piece of a lost file is none of a new one.
  private var file = ""

  /// Opens or makes the file. Throws `Database.Fault`.
  init(_ path: String) throws {
    database = try Database(path)
    try database.run("CREATE TABLE IF NOT EXISTS kept (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID")
    try database.run(
      """
      CREATE TABLE IF NOT EXISTS scans (
        id INTEGER PRIMARY KEY AUTOINCREMENT, boot TEXT NOT NULL, wall INTEGER NOT NULL, at INTEGER NOT NULL,
        gap INTEGER NOT NULL, count INTEGER NOT NULL, mean REAL NOT NULL, best INTEGER NOT NULL, address BLOB NOT NULL,
        advert BLOB NOT NULL, response BLOB, payload BLOB, lived INTEGER NOT NULL)
      """)
    let columns = try database.run("SELECT name FROM pragma_table_info('scans')").compactMap(\.first?.text)
    // A table that was made before scans had a time lived stays without it.
    if !columns.contains("lived") { try database.run("ALTER TABLE scans ADD COLUMN lived INTEGER NOT NULL DEFAULT 0") }
    try nameFile()
  }

  /// Forgets everything but values of these names: overwritten, not only unlinked. Throws `Database.Fault`.
  func forget(but names: [String]) throws {
    try database.atomically {
      try database.run("DELETE FROM scans")
      let marks = names.map { _ in "?" }.joined(separator: ", ")
      try database.run("DELETE FROM kept WHERE name NOT IN (\(marks))", names.map { .text($0) })
    }
    try database.run("PRAGMA wal_checkpoint(TRUNCATE)")
    try nameFile()
  }

  private func nameFile() throws {
    try database.run("INSERT OR IGNORE INTO kept VALUES ('file', ?)", [.bytes(Bytes(UUID().uuidString.utf8))])
    file = String(decoding: try value("file") ?? [], as: UTF8.self)
  }

  /// A value by its name; nil when there is none. Throws `Database.Fault`.
  func value(_ name: String) throws -> Bytes? {
    try database.run("SELECT value FROM kept WHERE name = ?", [.text(name)]).first?.first?.bytes
  }

  /// Keeps a value; nil removes it. Throws `Database.Fault`.
  func keep(_ name: String, _ value: Bytes?) throws {
    if let value {
      try database.run("INSERT OR REPLACE INTO kept VALUES (?, ?)", [.text(name), .bytes(value)])
    } else {
      try database.run("DELETE FROM kept WHERE name = ?", [.text(name)])
    }
  }

  /// Writes scans down, all or none, and forgets what is too old or too much. Throws `Database.Fault`.
  func add(_ scans: [KeptScan]) throws {
    guard let last = scans.last else { return }
    try database.atomically {
      let lived = try lived(last)
      for scan in scans {
        let one = scan.record
        try database.run(
          """
          INSERT INTO scans (boot, wall, at, gap, count, mean, best, address, advert, response, payload, lived)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
          [
            .text(scan.boot), .int(scan.wall), .int(one.at), .int(one.gap), .int(one.count), .real(one.meanRssi),
            .int(one.bestRssi), .bytes(one.address), .bytes(one.advert), one.scanResponse.map { .bytes($0) } ?? .null,
            one.payload.map { .bytes($0) } ?? .null, .int(lived),
          ])
      }
      try database.run("DELETE FROM scans WHERE lived < ?", [.int(lived - LONGEST_KEPT)])
      try database.run("DELETE FROM scans WHERE id <= (SELECT max(id) FROM scans) - ?", [.int(MOST_SCANS)])
    }
  }

  /// How long the file has lived at this scan. Throws `Database.Fault`.
  private func lived(_ scan: KeptScan) throws -> Milliseconds {
    let (boot, at, wall) = (scan.boot, scan.record.at, scan.wall)
    let before = try value("lived").flatMap { try? JSONDecoder().decode(FileAge.self, from: Data($0)) }
    let now = before?.until(boot: boot, at: at, wall: wall) ?? FileAge(boot: boot, at: at, wall: wall, time: 0)
    try keep("lived", Bytes(try JSONEncoder().encode(now)))
    return now.time
  }

  /// The next piece, after the one that was taken is deleted. A name that is none of this file's deletes nothing. Throws `Database.Fault`.
  func collect(taken: String?) throws -> Piece {
    if let last = taken.flatMap(lastOf) { try database.run("DELETE FROM scans WHERE id <= ?", [.int(last)]) }
    let rows = try database.run(
      """
      SELECT id, boot, wall, at, gap, count, mean, best, address, advert, response, payload FROM scans ORDER BY id LIMIT ?
      """, [.int(MOST_IN_A_PIECE + 1)])
    let piece = rows.prefix(MOST_IN_A_PIECE)
    return Piece(
      name: "\(file)/\(piece.last?[0].int ?? 0)", scans: piece.map(scan), more: rows.count > MOST_IN_A_PIECE)
  }

  /// The last scan of a piece of this file.
  private func lastOf(_ piece: String) -> Int? {
    let parts = piece.split(separator: "/")
    guard parts.count == 2, parts[0] == file, let last = Int(parts[1]) else { return nil }
    return last
  }

  private func scan(_ row: [Database.Value]) -> KeptScan {
    let record = ScanRecord(
      at: row[3].int ?? 0, gap: row[4].int ?? 0, count: row[5].int ?? 1, meanRssi: row[6].real ?? 0,
      bestRssi: row[7].int ?? 0, address: row[8].bytes ?? [], advert: row[9].bytes ?? [], scanResponse: row[10].bytes,
      payload: row[11].bytes)
    return KeptScan(boot: row[1].text ?? "", wall: row[2].int ?? 0, record: record)
  }
}
