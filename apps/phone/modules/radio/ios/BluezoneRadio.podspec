Pod::Spec.new do |s|
  s.name           = 'BluezoneRadio'
  s.version        = '0.1.0'
  s.summary        = 'The radio of Bluezone: Bluetooth, what was heard, and bulk matching.'
  s.license        = { type: 'Apache-2.0' }
  s.author         = 'Bluezone'
  s.homepage       = 'https://bz.example'
  s.source         = { git: '' }
  s.platforms      = { ios: '16.4' }
  s.swift_version  = '5.9'
  s.static_framework = true
  s.dependency 'Expo'
  s.dependency 'ExpoModulesCore'
  s.frameworks     = 'ActivityKit', 'CoreBluetooth', 'CryptoKit', 'Network', 'Security', 'UIKit', 'UserNotifications'
  s.libraries      = 'sqlite3'
  s.source_files   = '*.swift', 'Engine/*.swift'
  s.pod_target_xcconfig = { 'DEFINES_MODULE' => 'YES' }
end
