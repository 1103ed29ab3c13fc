/// Begins what must be there before JavaScript is: the radio, which the system may have started the app for, where the app keeps
/// things, and how it fetches.
import Expo
import ExpoModulesCore
import UserNotifications

/// The radio of this process: JavaScript comes and goes, Bluetooth stays.
let launchedRadio = Radio(
  path: radioFile(), clock: SystemClock(), vault: KeychainVault(), overtime: SystemOvertime(), sign: SystemGuardSign())
/// The system's centre holds no delegate by itself.
private let noticeDelegate = NoticeDelegate(launchedRadio)

public final class BluezoneRadioLauncher: ExpoAppDelegateSubscriber {
  public func application(
    _ application: UIApplication, didFinishLaunchingWithOptions options: [UIApplication.LaunchOptionsKey: Any]? = nil
  ) -> Bool {
    keepStoresOutOfBackups()
    launchedRadio.isInFront(application.applicationState != .background)
    launchedRadio.begin()
    UNUserNotificationCenter.current().delegate = noticeDelegate
    watchSurroundings(launchedRadio)
    // An old answer must never be taken for a new one, nor two requests for those of one phone.
    ExpoFetchCustomExtension.setCustomURLSessionConfigurationProvider { fetchConfiguration() }
    return true
  }

  /// The stop on the lock screen. The app goes on opening.
  public func application(
    _ app: UIApplication, open url: URL, options: [UIApplication.OpenURLOptionsKey: Any] = [:]
  ) -> Bool {
    if url == STOP_GUARD { launchedRadio.endGuard() }
    return false
  }
}
