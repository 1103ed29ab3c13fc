/** What call-backs, declarations and requests for advice have in common. */
import type { Same } from "@bluezone/vietnamese/catalog";
import { small } from "@bluezone/vietnamese/labels/case";
import { FIELDS } from "@bluezone/vietnamese/labels/fields";
import { FRAME } from "@bluezone/vietnamese/labels/frame";
import type { inbox as vi } from "../vi/inbox.ts";

export const inbox = {
  receipt: "Receipt",
  made: "Sent about",
  commune: FIELDS.en.commune,
  state: FRAME.en.state,
  deleteOn: "Deleted by",
  noSymptom: "no symptoms",
  routeTo: "Give to another station",
  routeTitle: "Give {{receipt}} to another station",
  routeText: "That station sees it at once; here it is not seen any more.",
  unit: "Station or centre",
  unitMissing: "Choose who takes it.",
  route: "Give",
  routed: "Given.",
  fault_unit_invalid: "This one does not take any now. Nothing was moved. Choose another.",
  fault_conflict: "Somebody has just dealt with this. Nothing is lost. Look at the list and go on.",
  confirmed: "number confirmed",
  pageBefore: "Page before",
  pageNext: "Next page",
  page: "Page {{page}}",
  flood: "Close many…",
  floodTitle: "Close many at once",
  floodText:
    "For when too many false ones come at once. Closed are only those that wait, that nobody has taken, from numbers that no message has confirmed. They can be opened again.",
  floodAll: small(FIELDS.en.allCommunes),
  floodFrom: "Sent from",
  floodUntil: "Until",
  floodNow: "now",
  floodAgo: "{{hours}} hours ago",
  floodCount: "{{count}} wait in this span.",
  floodClose: "Close these {{count}}",
  floodClosed: "{{count}} closed.",
  floodWas: "{{time}}: {{count}} closed",
  floodReopen: "Open again",
  floodOpened: "{{count}} opened again.",
  fault_span_invalid: "It must begin before it ends. Nothing was closed.",
} as const satisfies Same<typeof vi>;
