import type { Same } from "@bluezone/vietnamese/catalog";
import { capital } from "@bluezone/vietnamese/labels/case";
import { FIELDS } from "@bluezone/vietnamese/labels/fields";
import { FRAME } from "@bluezone/vietnamese/labels/frame";
import { VALUES } from "@bluezone/vietnamese/labels/values";
import { VERBS } from "@bluezone/vietnamese/labels/verbs";
import type { share as vi } from "../vi/share.ts";

/** The same in English. */
export const share = {
  "share:code.title": "Enter the code",
  "share:code.where":
    "It is in the text message or on the result slip. Type the 8 digits, or the last 16 characters of the link.",
  "share:code.received": "Code received from the message. Nothing was sent; tap Continue to check it.",
  "share:code.no-code":
    "There is no readable code in this link. Look at the message and type the code below.",
  "share:code.other-host":
    "This link is not one of Bluezone’s and was not used. The real code is in the health station’s message.",
  "share:code.field": "The code",
  "share:code.qr-title": "A QR code on the slip?",
  "share:code.qr":
    "Open the phone’s own camera, point it at the QR code and tap the link that appears; Bluezone takes the code. This app does not use the camera.",
  "share:code.checking": "Checking the code.",
  "share:code.cut": "Connection lost. The code is kept; sending resumes by itself.",
  "share:code.next-try": "Next try: {{at}}.",
  "share:code.forget": "Drop this code",
  "share:code.empty": "Type the code first, then tap Continue.",
  "share:code.not-started":
    "Bluezone has not started on this phone, so there is nothing to share yet. The code is still in the message.",
  "share:code.start": "Start",
  "share:refused.unreadable.title": "The code could not be read",
  "share:refused.unreadable.sentence":
    "A code has 8 digits, or the last 16 characters of the link. The data on this phone is still here. Look at the message and type it again.",
  "share:refused.wrong.title": "The code is not right",
  "share:refused.wrong.sentence":
    "Look again at the code in the message: 8 digits, or the last 16 characters of the link. Your data is still here. A code for your own test works only on the phone that asked for it.",
  "share:refused.expired.title": "The code has ended",
  "share:refused.expired.sentence":
    "The data on this phone is still here. Call the health station for a new one.",
  "share:refused.used.title": "This code was used",
  "share:refused.used.sentence":
    "The data on this phone is still here. If not by you, tell the health station.",
  "share:refused.test-type.title": "This version does not know the code’s kind of result",
  "share:refused.test-type.sentence":
    "The code is not used up and your data is still here. Update Bluezone and enter it again, or call the health station.",
  "share:refused.app.title": "The server does not take this version of Bluezone",
  "share:refused.app.sentence":
    "The code is not used up and your data is still here. Update Bluezone and enter it again.",
  "share:refused.other.title": "The server has not taken this code",
  "share:refused.other.sentence":
    "The data on this phone is still here. Try again in a few minutes; if that does not help, call the health station.",
  "share:share.title": "Share",
  "share:share.step": "Step {{step}} of 3",
  "share:share.onset": "When did symptoms start?",
  "share:share.onset-none": capital(VALUES.en.nothing),
  "share:share.onset-unknown": capital(VALUES.en.notRemembered),
  "share:share.traveler": "Outside the province in the last 14 days?",
  "share:share.yes": capital(FRAME.en.yes),
  "share:share.no": capital(VALUES.en.no),
  "share:share.skip": "Skip",
  "share:share.unchosen": VALUES.en.notChosen,
  "share:share.choose": "Choose an answer, then tap Continue.",
  "share:share.sent": "What is sent",
  "share:share.sent-keys": "Day keys of the last {{days}} days",
  "share:share.sent-onset": "Onset date: {{day}}",
  "share:share.sent-traveler": "Your answer about being outside the province",
  "share:share.sent-test": "Test result: {{type}}",
  "share:share.sent-revised": "The revised result: negative",
  "share:share.not-sent": "Not sent",
  "share:share.not-name": "Name, number",
  "share:share.not-place": "Location, places",
  "share:share.not-people": "People met",
  "share:share.not-onset": "Onset date: {{answer}}",
  "share:share.agree":
    "This is sensitive data (health): tapping Share means you agree to send it to {{operator}} to alert people you were near; kept {{days}} days.",
  "share:share.until": "You can share until {{until}}.",
  "share:share.change": "Change the answers",
  "share:share.button": "Share",
  "share:share.decline": "Do not share",
  "share:share.declined":
    "That is fine; sharing is voluntary. If you change your mind, the code works until {{until}}.",
  "share:share.revise-title": "Tell of the revised result",
  "share:share.revise":
    "The result was revised to negative. Tap Share and alerts already sent will be withdrawn.",
  "share:share.unfinished": "One step left to tell people you were near.",
  "share:share.go-on": "Go on",
  "share:share.none-title": "No code yet",
  "share:share.none": "Sharing needs a code; it is in the text message or on the result slip.",
  "share:share.enter": "Enter the code",
  "share:share.home": "Go to Home",
  "share:type.confirmed": "positive, confirmed by health staff",
  "share:type.likely": "positive, to be confirmed",
  "share:type.negative": VALUES.en.negative,
  "share:type.user-report": "positive, your own test",
  "share:sending.title": "Sending, step {{step}} of 4",
  "share:sending.sentence": "You may lock the screen.",
  "share:sending.cut-title": "Waiting for the server",
  "share:sending.cut":
    "Not sent completely yet. Code and day keys are kept and sending resumes by itself; no need to tap again.",
  "share:sending.next-try": "Next try: {{at}}.",
  "share:sending.until": "The phone tries until {{until}}.",
  "share:sending.step-code": "Check the code",
  "share:sending.step-keys": "Gather the day keys",
  "share:sending.step-certificate": "Ask for the certificate",
  "share:sending.step-publish": "Send the day keys",
  "share:sending.done": "done",
  "share:sending.now": VALUES.en.underWay,
  "share:sending.waiting": "waiting",
  "share:done.shared": "Shared, thank you",
  "share:done.shared-sentence":
    "Phones that were near yours will match and tell their owners, usually within hours.",
  "share:done.revised": "Revised, thank you",
  "share:done.revised-sentence":
    "The negative result was sent. Alerts on other phones will be withdrawn, usually within hours.",
  "share:done.already": "Shared before",
  "share:done.already-sentence":
    "Every day key on this phone has been shared. There is no need to send again.",
  "share:done.negative": "A negative result, nothing to share",
  "share:done.negative-sentence":
    "Nothing was sent. An alert on this phone, if there is one, stays until the end of its days to watch.",
  "share:done.care": "See how to care for yourself",
  "share:done.home": "Go to Home",
  "share:failed.ended.title": "The code ended before sending was complete",
  "share:failed.ended.sentence":
    "The day keys are still on this phone. Call the health station for a new code and enter it.",
  "share:failed.refused.title": "The server did not take this share",
  "share:failed.refused.sentence":
    "The day keys are still on this phone. Call the health station for a new code and enter it.",
  "share:failed.app.title": "The server does not take this version of Bluezone",
  "share:failed.app.sentence":
    "The day keys are still on this phone. Update Bluezone, then enter a new code.",
  "share:failed.known.title": "The keys of this phone were sent before",
  "share:failed.known.sentence":
    "The new result cannot change that share; the day keys are still on this phone. Call the health station and ask whether you need a new code.",
  "share:failed.nothing.title": "This phone has no day keys to share",
  "share:failed.nothing.sentence":
    "It has never sent an identifier, so phones nearby did not hear it. The data on this phone is still here. Call the health station and tell them whom you met.",
  "share:failed.other.title": "Not shared yet",
  "share:failed.other.sentence":
    "The day keys are still on this phone. Try again with a new code; ask the health station.",
  "share:failed.button": "Enter a new code",
  "share:report.title": "Report your own test",
  "share:report.what":
    "It is marked as a test of your own, not confirmed by health staff, and those alerted will see so.",
  "share:report.how":
    "Only when you tested yourself and the result is positive. Bluezone sends a code to your phone number; with the code you choose whether to share.",
  "share:report.phone": "Mobile number",
  "share:report.phone-error": "A Vietnamese mobile number of ten digits is needed. For example 0912 345 678.",
  "share:report.test": "Day of the test",
  "share:report.test-error": "Choose the day of the test.",
  "share:report.symptom": FIELDS.en.onsetDay,
  "share:report.skip": "None, or not sure",
  "share:report.sent":
    "Sent to the health server of {{operator}} (sensitive data): the number and the days above.",
  "share:report.kept":
    "The number is used for the text message only; neither this phone nor the server keeps it.",
  "share:report.button": "Ask for a code",
  "share:report.asked":
    "A code was asked for. The message may come before {{until}}; only this phone can use that code.",
  "share:report.enter": "Enter the code",
  "share:outcome.sent.title": "Code asked for",
  "share:outcome.sent.sentence": "The message will come in a few minutes. The code works only on this phone.",
  "share:outcome.phone.title": "The number is not right",
  "share:outcome.phone.sentence":
    "No message could be sent. Your entries are kept; check the number and tap Ask for a code.",
  "share:outcome.date.title": "The date is not right",
  "share:outcome.date.sentence":
    "A date cannot lie ahead or more than 28 days back. Your entries are kept; choose again and tap Ask for a code.",
  "share:outcome.sms.title": "No message could be sent to this number",
  "share:outcome.sms.sentence": "Your entries are kept. Check the number, or try again in a few minutes.",
  "share:outcome.offline.title": "Offline, so nothing was sent yet",
  "share:outcome.offline.sentence": "Your entries are kept. Once online, tap Ask for a code again.",
  "share:outcome.busy.title": "The server is busy",
  "share:outcome.busy.sentence":
    "Your entries are kept. Wait a few minutes and tap Ask for a code; a message may still come from this try.",
  "share:outcome.storage.title": "The phone could not store",
  "share:outcome.storage.sentence":
    "Nothing was sent and your entries are kept. See whether the storage is full, then tap Ask for a code.",
  "share:outcome.app.title": "The server does not take this version of Bluezone",
  "share:outcome.app.sentence":
    "Nothing was sent and your entries are kept. Update Bluezone and tap Ask for a code.",
  "share:outcome.other.title": "The server has not taken it",
  "share:outcome.other.sentence":
    "Your entries are kept. Try again in a few minutes; if that does not help, call the health station.",
  "share:before.title": "Agree in advance?",
  "share:before.what":
    "If positive, you open the link and tap once. Nothing is sent before. Ends after {{days}} days; withdraw any time.",
  "share:before.optional": "Answer the two questions now or later, as you like.",
  "share:before.button": "Agree in advance",
  "share:before.given-title": "You have agreed in advance",
  "share:before.given":
    "It holds until {{until}}. Nothing was sent; with a code, only your tap on Share sends.",
  "share:before.withdraw": VERBS.en.withdraw,
  "share:before.change": "Change the answers",
  "share:before.save": "Save the answers",
  "share:before.answer-onset": FIELDS.en.onsetDay,
  "share:before.answer-traveler": "Outside the province in the last 14 days",
  "share:before.unanswered": "not answered",
  "share:before.home": "Go to Home",
} as const satisfies Same<typeof vi>;
