/// Where the radio keeps its file, what no backup takes along, and how the app fetches.
import Foundation
#if canImport(FoundationNetworking)
  // Where Foundation is in two parts, as on Linux.
  import FoundationNetworking
#endif

/// The path of the radio's file, in a folder that no backup takes along.
func radioFile() -> String {
  let support = FileManager.default.urls(for: .applicationSupportDirectory, in: .userDomainMask)[0]
  // What fails here fails again, with a fault, when the file is opened.
  return outOfBackups(support.appendingPathComponent("radio", isDirectory: true)).appendingPathComponent("radio.sqlite").path
}

/// Takes what the app keeps by expo-sqlite, its keys and what it heard, out of backups: that library's folder lies where backups go.
/// Called at each launch, before anything is kept.
func keepStoresOutOfBackups() {
  let documents = FileManager.default.urls(for: .documentDirectory, in: .userDomainMask)[0]
  _ = outOfBackups(documents.appendingPathComponent("SQLite", isDirectory: true))
}

/// Makes a folder, if it is not there, that no backup takes along, and gives it.
private func outOfBackups(_ folder: URL) -> URL {
  var folder = folder
  try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  var values = URLResourceValues()
  values.isExcludedFromBackup = true
  try? folder.setResourceValues(values)
  return folder
}

/// Without cookies and without a cache.
func fetchConfiguration() -> URLSessionConfiguration {
  let configuration = URLSessionConfiguration.ephemeral
  configuration.httpShouldSetCookies = false
  configuration.httpCookieAcceptPolicy = .never
  configuration.httpCookieStorage = nil
  configuration.urlCache = nil
  configuration.requestCachePolicy = .reloadIgnoringLocalCacheData
  return configuration
}
