/// The radio of this process, which on a phone `BluezoneRadioLauncher` makes: here over doubles.
import Foundation

let launched: Bench = {
  let bench = Bench(CommandLine.arguments[1], "expo")
  bench.start()
  return bench
}()
let launchedRadio = launched.radio
