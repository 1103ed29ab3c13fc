import type { Same } from "@bluezone/vietnamese/catalog";
import type { faults as vi } from "../vi/faults.ts";

/** The same in English. */
export const faults = {
  unreachable:
    "The server cannot be reached, so nothing was sent yet. Your entries are kept. Check the network, then press again.",
  busy: "The server is busy. Your data is still here. Wait a minute and press again.",
  unreadable: "The server's answer could not be read. Your entries are kept. Reload the page and try again.",
  bad_request: "A field is not right, so nothing was taken. Your entries are kept. Check each field.",
  not_signed_in: "The session ended. Sign in again; what you typed is kept.",
  not_allowed:
    "This belongs to another unit or role. Nothing has changed. Ask an administrator if you need it.",
  not_found:
    "It is no longer here, or belongs to another unit. Nothing is lost. Go back to the list to find it.",
  conflict:
    "Somebody has just changed the same record. Nothing is lost. Look at the new one and choose which to keep.",
  too_many_requests: "Too many tries in a row. Nothing is lost. Wait a minute and press again.",
  body_too_large:
    "This is larger than the server takes. Your copy is still here. Make it smaller and send again.",
  phone_invalid:
    "The phone number is not right. Nothing was saved; what you typed is kept. Type it like 0912 345 678.",
  birth_year_invalid:
    "The year of birth must lie in the last 120 years. Nothing was saved; what you typed is kept.",
  commune_unknown: "There is no such commune today. Nothing was saved; what you typed is kept. Choose again.",
  read_unreachable:
    "The server cannot be reached. What was saved is kept. Check the network, then press Try again.",
  read_busy:
    "The server is busy and did not answer. What was saved is kept. Wait a minute, then press Try again.",
  read_unreadable: "The server's answer could not be read. What was saved is kept. Reload the page.",
  read_not_loaded: "This page did not load. What was saved is kept. Check the network, then press Try again.",
  read_unknown: "The server could not answer. What was saved is kept. Try again, or tell an administrator.",
  unknown: "The server could not do this. Your entries are kept. Press again, or tell an administrator.",
} as const satisfies Same<typeof vi>;
