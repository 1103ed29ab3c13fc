import type { Same } from "@bluezone/vietnamese/catalog";
import type { digest as vi } from "../vi/digest.ts";

/** The digest of what waits, on the page of one's account. */
export const digest = {
  title: "Text message about what waits",
  text: "At the hours that you choose, the server sends one message: how much waits for you, and how much is overdue. It has numbers only, and nobody's name. When nothing waits, nothing is sent.",
  phone: "Mobile number for the message",
  phoneHint:
    "The server sends a code to this number to confirm it. The number is used for this message only.",
  phoneWrong: "Type a mobile number of Vietnam, such as 0912 345 678.",
  first: "Hour of the message",
  second: "Another hour, if needed",
  hour: "{{hour}}:00",
  noHour: "No message",
  firstMissing: "Choose the hour.",
  secondSame: "Choose another hour than the one above, or none.",
  ask: "Send a code to this number",
  asked: "The code was sent.",
  waiting:
    "A code of 6 digits was sent to {{phone}}. It holds for 10 minutes. Until you type it, no message is sent.",
  code: "The code of the message",
  codeWrong: "Type all 6 digits of the message.",
  confirm: "Confirm this number",
  confirmed: "Messages about what waits are on.",
  otherNumber: "Use another number",
  now: "Messages go to {{phone}}.",
  save: "Save the hours",
  saved: "Saved.",
  end: "Turn off and delete the number",
  ended: "Turned off; the number was deleted.",
  fault_hours_invalid: "Hours are from 6 to 20, and two different ones. Nothing was saved.",
  fault_phone_invalid: "This number takes no text messages. Nothing was saved. Type a mobile number.",
  fault_not_offered: "This server sends no such messages. Nothing was saved.",
  fault_sms_failure: "The message could not be sent. Check the number, then send it again.",
  fault_quota_exceeded: "No more codes can be sent today. Nothing was saved. Try again tomorrow.",
  fault_wrong_code: "The code is not right. Look at the newest message and type it again.",
  fault_code_over: "This code holds no more. Press “Use another number” to get a new one.",
} as const satisfies Same<typeof vi>;
