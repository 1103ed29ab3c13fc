/// As much of Expo's module Expo as the radio uses: how the app fetches.
import ExpoModulesCore
import Foundation
import FoundationNetworking

public typealias URLSessionConfigurationProvider = () -> URLSessionConfiguration

public class ExpoFetchCustomExtension: NSObject {
  @MainActor public static func setCustomURLSessionConfigurationProvider(_ provider: URLSessionConfigurationProvider?) {}
}
