import type { Same } from "@bluezone/vietnamese/catalog";
import { FRAME } from "@bluezone/vietnamese/labels/frame";
import { VERBS } from "@bluezone/vietnamese/labels/verbs";
import type { field as vi } from "../vi/field.ts";

/** The same in English. */
export const field = {
  title: "Check off placements",
  scan: "Scan a QR to check it off",
  scanning: "Hold the code on the paper into the picture.",
  stop: "Stop scanning",
  noCamera: "The camera cannot be used. Type the code under the QR.",
  typed: "Or type the code on the paper",
  typedOnly: "Type the code on the paper",
  typedHint: "8 letters and digits under the QR, such as K7M4 P2QD",
  next: "Go on",
  wrong: "A code has 8 letters and digits, without accents. Compare each and type again.",
  foreign:
    "The code that was scanned is not this site's: a sticker may be over ours. Nothing is marked. Type the code on the paper, then mark Replace.",
  unlisted: "Not in the list on this phone. You can mark it all the same; with a network it will be checked.",
  "action_in-place": "In place",
  action_replace: "Replace",
  "action_not-found": "Not found",
  action_removed: "Taken down",
  photo: "Add a photo (optional, no people)",
  hasPhoto: "There is a photo. Choose again if needed.",
  other: "Another code",
  marked: "{{code}} is marked: {{action}}.",
  done_one: "One placement is marked.",
  done_other: "{{count}} placements are marked.",
  waiting_one: "One waits to be sent",
  waiting_other: "{{count}} wait to be sent",
  allSent: "All is sent",
  offline: "No network. Go on marking; this phone sends by itself later.",
  send: VERBS.en.sendNow,
  unknown: "No such code, or another unit's: {{codes}}. The others are sent.",
  others_one: "One was marked on this phone by somebody else and waits until they sign in.",
  others_other: "{{count}} were marked on this phone by somebody else and wait until they sign in.",
  signIn: "The session has ended. What is marked is still on this phone and is sent once you sign in.",
  firstTime: "Sign in once while there is a network; then this works without one.",
  toSignIn: FRAME.en.signIn,
  desk: "To the desk",
  keeps: "This page opens without a network too.",
  noStore: "This browser keeps nothing once the page is closed: send before you close it.",
  by: "Marked by: {{name}}",
} as const satisfies Same<typeof vi>;
