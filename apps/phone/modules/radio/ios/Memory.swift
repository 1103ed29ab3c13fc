/// What the radio remembers over kills, starts and boots. The file is opened when it can be: before the phone was first unlocked it
/// cannot, and until then what is to be kept waits. It is touched on the radio's queue alone.
import Foundation

/// Scans that could not be written down are kept in memory, so many at most.
private let MOST_WAITING = 5_000
/// Taps that nobody asks for are kept, so many at most.
private let MOST_TAPS = 20

final class Memory {
  private let path: String
  private let boot: String
  private let vault: Vault
  private var file: RadioStore?
  private var unkept: [String: Bytes?] = [:]
  private var waiting: [KeptScan] = []
  private var waitingTaps: [NoticeTap] = []
  private var lastAired: Int?
  private var listened = ListeningTime(total: 0)

  /// `path`: of the file. `boot`: the boot of now.
  init(path: String, boot: String, vault: Vault) {
    self.path = path
    self.boot = boot
    self.vault = vault
  }

  /// The file. Throws `Database.Fault` while it cannot be opened.
  private func kept() throws -> RadioStore {
    if let file { return file }
    let opened = try RadioStore(path)
    for (name, value) in unkept { try opened.keep(name, value) }
    unkept = [:]
    lastAired = try opened.value("aired").map(fromLittleEndian)
    listened = ListeningTime(total: listened.total + (try opened.value("listened").map(fromLittleEndian) ?? 0))
    file = opened
    return opened
  }

  // MARK: Settings and plan

  /// Nil when there is none. Throws `Database.Fault`.
  func value<T: Decodable>(_ name: String, _ type: T.Type) throws -> T? {
    try kept().value(name).flatMap { try? JSONDecoder().decode(type, from: Data($0)) }
  }

  /// Nil removes it.
  func keep(_ name: String, _ value: (some Encodable)?) {
    let bytes = value.flatMap(encoded)
    do { try kept().keep(name, bytes) } catch { unkept[name] = .some(bytes) }
  }

  // MARK: The table of identities, sealed

  /// Throws what the vault and the file throw; then no table is kept.
  func keep(table: [ScheduledIdentity]) throws {
    do { try kept().keep("table", table.isEmpty ? nil : sealed(table)) } catch {
      _ = try? kept().keep("table", nil)
      throw error
    }
  }

  /// Nil when there is none of this boot: times of another are not of this one. Throws what the vault and the file throw.
  func table() throws -> [ScheduledIdentity]? {
    guard let bytes = try kept().value("table") else { return nil }
    let clear = try vault.open(bytes)
    guard let length = clear.first.map(Int.init), clear.count > length,
      String(decoding: clear[1..<(1 + length)], as: UTF8.self) == boot
    else { return nil }
    return decodeTable(Bytes(clear[(1 + length)...]))
  }

  /// The boot stands in front: its length in a byte, its name.
  private func sealed(_ table: [ScheduledIdentity]) throws -> Bytes {
    let name = Bytes(boot.utf8)
    return try vault.seal([UInt8(name.count)] + name + encodeTable(table))
  }

  // MARK: What was on the air, and how long it listened

  /// Nil when none ever was. Throws `Database.Fault` when that cannot be known now.
  func aired() throws -> Int? {
    _ = try kept()
    return lastAired
  }

  /// Whether it is on disk now that this identity is on the air.
  func note(aired name: Int) -> Bool {
    if lastAired == name { return true }
    guard let file = try? kept(), (try? file.keep("aired", littleEndian(name))) != nil else { return false }
    lastAired = name
    return true
  }

  var totalListened: Milliseconds { listened.total }

  func scanBegins(_ at: Milliseconds) { listened.begin(at) }

  /// `window`: how long it was to be.
  func scanEnds(_ at: Milliseconds, window: Milliseconds) {
    listened.end(at, window: window)
    _ = try? kept().keep("listened", littleEndian(listened.total))
  }

  // MARK: What was heard

  func write(_ record: ScanRecord, wall: Int) {
    waiting.append(KeptScan(boot: boot, wall: wall, record: record))
    if waiting.count > MOST_WAITING { waiting.removeFirst() }
    writeWaiting()
  }

  /// Throws `Database.Fault`.
  func collect(taken: String?) throws -> Piece {
    writeWaiting()
    return try kept().collect(taken: taken)
  }

  private func writeWaiting() {
    if !waiting.isEmpty, let file = try? kept(), (try? file.add(waiting)) != nil { waiting = [] }
  }

  // MARK: Taps on notices

  func note(_ tap: NoticeTap) {
    waitingTaps = (waitingTaps + [tap]).suffix(MOST_TAPS)
    if let all = try? allTaps(), (try? kept().keep("taps", encoded(all))) != nil { waitingTaps = [] }
  }

  /// The last ones, oldest first, which are not kept any longer. None while they cannot be taken off the file: none is given twice.
  func takeTaps() -> [NoticeTap] {
    guard let all = try? allTaps(), (try? kept().keep("taps", nil)) != nil else { return [] }
    waitingTaps = []
    return all
  }

  /// Throws `Database.Fault`.
  private func allTaps() throws -> [NoticeTap] {
    ((try value("taps", [NoticeTap].self) ?? []) + waitingTaps).suffix(MOST_TAPS)
  }

  /// Everything but the settings. Throws `Database.Fault` when it is still on disk.
  func forget() throws {
    waiting = []
    waitingTaps = []
    try kept().forget(but: ["settings"])
    lastAired = nil
    listened = ListeningTime(total: 0)
  }
}

private func encoded(_ value: some Encodable) -> Bytes? { (try? JSONEncoder().encode(value)).map { Bytes($0) } }
