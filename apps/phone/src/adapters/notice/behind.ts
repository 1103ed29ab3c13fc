/**
 * Work while no screen is there: when the system lets the app run of its own accord, with a network; when Bluetooth wakes it (iOS); and
 * when the radio runs out of identities (Android, `BehindService.kt`), for which no network is needed.
 */
import { BackgroundTaskResult, registerTaskAsync } from "expo-background-task";
import { defineTask } from "expo-task-manager";
import { AppRegistry } from "react-native";
import { radioModule } from "../../../modules/radio/index.ts";

const NAME = "vn.bluezone.work";
/** As the native side names what it starts. */
const BEHIND = "vn.bluezone.behind";
/** Minutes between two runs at least; systems take much longer. A reminder is due for three hours and more. */
const EVERY = 60;

/** Says what is done behind. Called once, while the app's code loads: the system may have started it for that alone. */
export function workBehind(work: () => Promise<void>): void {
  defineTask(NAME, () =>
    work().then(
      () => BackgroundTaskResult.Success,
      () => BackgroundTaskResult.Failed,
    ),
  );
  // A run that fails is no crash: the radio asks again by itself.
  AppRegistry.registerHeadlessTask(BEHIND, () => () => work().catch(() => undefined));
  const radio = radioModule();
  radio?.addListener("awake", () => {
    const rested = () => radio.rested();
    work().then(rested, rested);
  });
}

/** Asks the system to let the app run behind from now on, also after a restart of the phone; a system that does not is no fault. */
export function askForWorkBehind(): void {
  registerTaskAsync(NAME, { minimumInterval: EVERY }).catch(() => undefined);
}
