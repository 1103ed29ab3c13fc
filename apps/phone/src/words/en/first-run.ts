import type { Same } from "@bluezone/vietnamese/catalog";
import type { firstRun as vi } from "../vi/first-run.ts";

/** The same in English. */
export const firstRun = {
  "first-run:steps": "Step {{step}} of {{of}}",
  "first-run:promise.near.title": "Know early, look after your family early",
  "first-run:promise.near.sentence":
    "When someone who was near you tests positive and reports it through Bluezone, this phone tells you which day it was and what to do.",
  "first-run:promise.near.drawing":
    "Two people near each other by the water; the circles of their phones meet, and what they share is a grain of rice.",
  "first-run:promise.kept.title": "What is noted stays on this phone",
  "first-run:promise.kept.sentence":
    "The phone notes only random identifiers of phones nearby and deletes them after 14 days. No name or number needed; no location taken.",
  "first-run:promise.kept.drawing":
    "A phone under a roof; on its screen a jar with a lid keeps grains of rice inside.",
  "first-run:promise.choice.title": "Using it is your choice",
  "first-run:promise.choice.sentence":
    "No place may demand the app before serving you. Until you tap send, nothing about you leaves the phone.",
  "first-run:promise.choice.drawing": "A rice stall that serves two people: one has Bluezone, one has not.",
  "first-run:promise.start": "Start",
  "first-run:six.title": "Six things to know",
  "first-run:six.1":
    "Bluezone is run by {{operator}} to tell you early if you were near a person who tested positive.",
  "first-run:six.2":
    "The phone sends a random identifier, changed about every 10 minutes, and notes those of phones nearby.",
  "first-run:six.3": "What it notes stays on this phone and is deleted after 14 days.",
  "first-run:six.4": "No name, number or account; the app does not take your location.",
  "first-run:six.5": "Nothing about you leaves the phone until you tap send.",
  "first-run:six.6": "Installing is your choice; no place may demand it before serving you.",
  "first-run:six.read": "I have read this",
  "first-run:six.read-more": "Read more",
  "first-run:agree.title": "What do you agree to?",
  "first-run:agree.run-by": "Bluezone is run by {{operator}}.",
  "first-run:agree.age": "The user of this phone is",
  "first-run:agree.ages.under-7": "under 7",
  "first-run:agree.ages.7-15": "7–15",
  "first-run:agree.ages.16-up": "16 or over",
  "first-run:agree.both.under-7": "Under 7: a parent or guardian decides and taps agree.",
  "first-run:agree.both.7-15": "Aged 7 to 15: both the child and a parent or guardian tap agree.",
  "first-run:agree.guardian": "I am a parent or guardian, and I agree.",
  "first-run:agree.sensing": "I agree that this phone sends, hears and notes random identifiers.",
  "first-run:agree.sensing-detail": "Needed for the app to run.",
  "first-run:agree.statistics":
    "I agree to send once a week a randomised answer on whether the app runs and for about how many hours a day, with a district I choose.",
  "first-run:agree.statistics-off": "Optional, off.",
  "first-run:agree.statistics-on": "Optional, on.",
  "first-run:agree.sharing":
    "Sharing day keys is not part of these two. The app asks for it apart, only when you have a positive result.",
  "first-run:agree.missing.age": "Please choose the age of this phone’s user.",
  "first-run:agree.missing.sensing":
    "The first one is missing: without it Bluezone sends, hears and notes nothing.",
  "first-run:agree.missing.guardian": "A parent or guardian has not agreed yet.",
  "first-run:agree.statistics-nowhere": "This build names nobody who receives it, so nothing is sent.",
  "first-run:permission.allow": "Allow",
  "first-run:permission.allowed": "Allowed.",
  "first-run:permission.refused": "That is fine. Home will remind you; you can allow it any time.",
  "first-run:permission.bluetooth.title": "Bluetooth, nearby devices",
  "first-run:permission.bluetooth.reason":
    "To send and hear random identifiers nearby, also with the screen off. Not used to find where you are.",
  "first-run:permission.notifications.title": "Notifications",
  "first-run:permission.notifications.reason":
    "To tell you of an alert, and when Bluetooth is off (three times a day at most).",
  "first-run:permission.location.title": "Location",
  "first-run:permission.location.reason":
    "This Android version hears Bluetooth only with Location on. Bluezone neither reads nor stores it.",
  "first-run:permission.battery.title": "Battery",
  "first-run:permission.battery.reason": "So that the phone does not stop Bluezone at rest.",
  "first-run:area.finish": "Start using it",
  "first-run:area.skip": "Skip",
  "first-run:area.statistics":
    "You agreed to the weekly figure: it says the district of this place, randomised as well. Skip and it names none; you can change it under Consent.",
} as const satisfies Same<typeof vi>;
