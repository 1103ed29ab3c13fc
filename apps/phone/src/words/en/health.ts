import type { Same } from "@bluezone/vietnamese/catalog";
import type { health as vi } from "../vi/health.ts";

/** The same in English. */
export const health = {
  "health:tab.title": "Health",
  "health:tab.code": "I have a code",
  "health:tab.code-detail": "It is in the text message or on the result slip",
  "health:tab.share": "Share",
  "health:tab.share-ready": "One step left to tell people you were near",
  "health:tab.share-sending": "Sending, step {{step}} of 4",
  "health:tab.share-checking": "Checking the code",
  "health:tab.share-stopped": "Not finished, see why",
  "health:tab.share-done": "Shared",
  "health:tab.self-report": "Report your own test",
  "health:tab.self-report-detail": "You tested yourself at home",
  "health:tab.self-report-asked": "Code asked for, the message may come before {{until}}",
  "health:tab.pre-consent": "Agree in advance",
  "health:tab.pre-consent-detail": "So that one tap is enough when the result comes",
  "health:tab.pre-consent-given": "Agreed, until {{until}}",
  "health:tab.alerts": "Alerts",
  "health:tab.alerts-none": "No alert yet",
  "health:tab.alerts-new": "There is an alert you have not seen",
  "health:tab.family": "My family member is F1",
  "health:tab.care": "How to care for yourself",
  "health:tab.care-detail": "With a positive result",
  "health:hotline.call": "Call {{number}}",
  "health:hotline.valid": "{{owner}}: this number is valid today.",
  "health:hotline.valid-until": "{{owner}}: this number is valid until the end of {{day}}.",
  "health:hotline.later":
    "{{owner}}, {{number}}: valid from {{day}}. Before then, ask the health station of your commune or ward.",
  "health:hotline.none":
    "This phone has no hotline that is valid today. Ask the health station of your commune or ward.",
  "health:hotline.unsigned": "This phone has received no signed list yet. This number is built into the app.",
  "health:hotline.emergency": "Call 115",
  "health:hotline.cannot-call": "This device cannot call. Use another phone to call {{number}}.",
  "health:family.title": "My family member is F1",
  "health:family.heading": "F2 information",
  "health:family.what":
    "F1 is a close contact of a person who tested positive; F2 is a person near an F1. Only health staff classify; the app does not.",
  "health:family.not-quarantine":
    "This is not a quarantine decision. Whether you need to stay at home, health staff where you live will tell you.",
  "health:family.last": "On which day were you last near that person?",
  "health:family.test-choose": "Choose the day above to see from when you can test.",
  "health:family.test-from": "If you wish, you can test from {{day}}; ask for the nearest place: {{number}}.",
  "health:family.test-now": "If you wish, you can test from today; ask for the nearest place: {{number}}.",
  "health:family.station": "the health station",
  "health:family.watch":
    "Check daily for cough, fever, short breath; if any, call first and keep away from crowds.",
  "health:care.title": "How to care for yourself",
  "health:care.intro": "For a person who tested positive, while waiting for the health station’s call.",
  "health:care.stay": "Stay at home.",
  "health:care.stay-how": "In a room of your own if there is one, with the window open for air.",
  "health:care.call": "Call the health station first.",
  "health:care.call-how": "They will tell you where to go and how; do not go to a hospital by yourself.",
  "health:care.protect": "Protect those at home.",
  "health:care.protect-how": "Wear a mask near others and wash hands with soap.",
  "health:care.watch": "Every day watch for fever, cough and your breath.",
  "health:care.watch-how":
    "Take your temperature morning and afternoon. If it gets worse, call at once, do not wait.",
  "health:care.not-instead":
    "This does not replace what health staff tell you. About medicine, ask health staff.",
  "health:care.home": "Go to Home",
} as const satisfies Same<typeof vi>;
