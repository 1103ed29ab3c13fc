import type { Same } from "@bluezone/vietnamese/catalog";
import { FRAME } from "@bluezone/vietnamese/labels/frame";
import type { common as vi } from "../vi/common.ts";

/** The same in English. */
export const common = {
  name: "Bluezone",
  back: FRAME.en.back,
  next: "Continue",
  later: FRAME.en.later,
  cancel: "Cancel",
  readAloud: "Read aloud",
  stopReading: "Stop reading",
  loading: "Opening…",
  retry: FRAME.en.retry,
  language: "Language",
  illustrative: FRAME.en.illustrative,
  failed: "That did not work. Your data is still here; try again in a few minutes.",
  emergency: "{{signs}}: call 115.",
  "tabs.label": "Pages",
  "tabs.home": "Home",
  "tabs.health": "Health",
  "tabs.local": "Local",
  "tabs.more": "More",
  "tabs.contents": "Contents",
  "cannot-open.title": "Bluezone could not be opened",
  "cannot-open.sentence":
    "The data on this phone is untouched. Close the app and open it again; if that does not help, restart the phone.",
  "cannot-open.in-use":
    "Bluezone is open in another tab of this browser. Use that tab, or close it and try again.",
  "notice.button.switch-on": "Turn on",
  "notice.button.not-today": "No more today",
  "notice.attention.title": "Bluezone",
  "notice.attention.body": "Bluezone has something for you to see",
  "notice.unfinished-share.title": "Bluezone",
  "notice.unfinished-share.body": "Bluezone has something for you to see",
  "notice.cannot-hear.title": "This phone does not hear others",
  "notice.cannot-hear.body": "Switch Bluetooth off and on; if that does not help, restart the phone.",
  "notice.cannot-send.title": "Others do not hear this phone",
  "notice.cannot-send.body": "Switch Bluetooth off and on; if that does not help, restart the phone.",
  "notice.bluetooth-off-morning.title": "Bluetooth is off",
  "notice.bluetooth-off-morning.body": "Turn it on so this morning is not missed.",
  "notice.bluetooth-off-noon.title": "Off since {{since}}",
  "notice.bluetooth-off-noon.body": "Only {{worked}} today.",
  "notice.bluetooth-off-noon-idle.title": "Off since {{since}}",
  "notice.bluetooth-off-noon-idle.body": "Not on at all today. Turn it on so this afternoon is not missed.",
  "notice.bluetooth-off-evening.title": "Still off tonight",
  "notice.bluetooth-off-evening.body": "Turn it on now for tomorrow.",
} as const satisfies Same<typeof vi>;
