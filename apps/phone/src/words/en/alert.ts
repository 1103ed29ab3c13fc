import type { Same } from "@bluezone/vietnamese/catalog";
import { capital } from "@bluezone/vietnamese/labels/case";
import { FIELDS } from "@bluezone/vietnamese/labels/fields";
import { VALUES } from "@bluezone/vietnamese/labels/values";
import type { alert as vi } from "../vi/alert.ts";

/** The same in English. */
export const alert = {
  "alert:confidence.high": VALUES.en.high,
  "alert:confidence.medium": VALUES.en.medium,
  "alert:confidence.low": VALUES.en.low,
  "alert:detail.facts": "What this phone noted",
  "alert:detail.day": FIELDS.en.day,
  "alert:detail.part": FIELDS.en.partOfDay,
  "alert:detail.part-why": "No part of day: you were near few people then, and it could reveal the person.",
  "alert:detail.minutes": "Duration",
  "alert:detail.about": "about {{minutes}}",
  "alert:detail.confidence": FIELDS.en.confidence,
  "alert:detail.what":
    "This comes from Bluetooth signals. It does not say that you are ill, and it is not a quarantine decision.",
  "alert:detail.added-up": "{{encounters}} short encounters that day, about {{minutes}} in all.",
  "alert:detail.again": "One more encounter, {{when}}. The three steps now count from this day.",
  "alert:detail.steps": "Three steps",
  "alert:detail.why": "Why did I get this?",
  "alert:detail.over":
    "The days to watch for this alert ended on {{day}}. Nothing more to do for this alert.",
  "alert:detail.withdrawn":
    "The alert for {{day}} is withdrawn because that result was revised. Keep or drop a test already arranged. We are sorry for the worry.",
  "alert:detail.home": "Go to Home",
  "alert:confidence-why.high": "Confidence high: the phones heard each other clearly nearly all the time.",
  "alert:confidence-why.medium": "Confidence medium: the signal was now clear, now weak.",
  "alert:confidence-why.unmeasured":
    "Confidence medium: the phones heard each other clearly nearly all the time, but a model among them was never measured, so it is not known how strongly it sends and hears.",
  "alert:confidence-why.low":
    "Confidence low: the signal was weak, perhaps through a wall or glass. This is about the signal, not about the risk.",
  "alert:not-confirmed.self-report":
    "The other person tested at home; not confirmed yet. Bluezone will tell you of any change.",
  "alert:not-confirmed.clinical":
    "The other person has symptoms of the disease, not confirmed by a test yet. Bluezone will tell you of any change.",
  "alert:steps.today": `${capital(VALUES.en.today)}:`,
  "alert:steps.stay-home-if-possible":
    "stay home if you can; wear a mask near others, above all older people.",
  "alert:steps.stay-home-and-call":
    "stay at home and call the health station now; they will say whether you must quarantine.",
  "alert:steps.before": "Before {{day}}:",
  "alert:steps.soon": "As soon as you can:",
  "alert:steps.test": "call to ask where to test.",
  "alert:steps.until": "Until {{day}}:",
  "alert:steps.watch":
    "check daily for cough, fever, short breath; if any, call first and keep away from crowds.",
  "alert:steps.low-live": "Live as usual; wear a mask in crowds.",
  "alert:steps.low-watch": "Until {{day}} watch for cough, fever, short breath.",
  "alert:steps.low-call": "With symptoms, or if you worry, call {{number}}.",
  "alert:steps.low-call-station": "With symptoms, or if you worry, call the health station.",
  "alert:list.title": "Alerts",
  "alert:list.high": "High risk",
  "alert:list.low": "Low risk",
  "alert:list.withdrawn": capital(VALUES.en.withdrawn),
  "alert:list.over": "The days to watch are over",
  "alert:list.new": "new",
  "alert:list.empty": "No alert on this phone yet.",
  "alert:list.empty-more": "When there is one, Home shows it at once and Bluezone reminds you to look.",
  "alert:list.home": "Go to Home",
  "alert:unknown.title": "There is no such alert",
  "alert:unknown.sentence": "This phone keeps no alert for that day. It may have ended and been deleted.",
  "alert:unknown.button": "See the alerts",
  "alert:why.title": "Why did I get this?",
  "alert:why.exchanged":
    "Phones near each other note each other's random identifiers. These stay on the phone, without a name.",
  "alert:why.exchanged-drawing": "Two phones; their circles meet, and what they share is a grain of rice.",
  "alert:why.listed":
    "Later, a person who tested positive agreed to share day keys. They go into a list that every phone downloads alike.",
  "alert:why.listed-drawing": "A list with grains of rice and a check mark.",
  "alert:why.compared":
    "This phone compared the list with what it heard, found a match, and estimated the risk from signal strength and minutes.",
  "alert:why.compared-drawing": "A phone compares pairs of grains; one pair matches.",
  "alert:why.wrong":
    "Confidence is another matter: how clearly the phones heard each other. Walls, glass and pockets can mislead Bluetooth.",
  "alert:why.nobody": "Nobody knows you got this alert, not even health staff, unless you say so.",
  "alert:why.who": "Bluezone does not know who the person is; please do not guess.",
  "alert:why.button": "See the alerts",
} as const satisfies Same<typeof vi>;
