/// Where the radio keeps its file, and how the app fetches.
import Foundation
#if canImport(FoundationNetworking)
  // Where Foundation is in two parts, as on Linux.
  import FoundationNetworking
#endif

/// The path of the radio's file, in a folder that no backup takes along.
func radioFile() -> String {
  let support = FileManager.default.urls(for: .applicationSupportDirectory, in: .userDomainMask)[0]
  var folder = support.appendingPathComponent("radio", isDirectory: true)
  // What fails here fails again, with a fault, when the file is opened.
  try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  var values = URLResourceValues()
  values.isExcludedFromBackup = true
  try? folder.setResourceValues(values)
  return folder.appendingPathComponent("radio.sqlite").path
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
