/** Who may do what at the health desk: permissions, and the roles that hold them. A role is held at a unit and all below it. */

/** Every permission of the health desk: the slice, and what is done there. */
export const PERMISSIONS = [
  "staff.read",
  "staff.invite",
  "audit.read",
  "units.read",
  "units.write",
  "waiting.act",
  "cases.read",
  "cases.write",
  "cases.merge",
  "cases.handover",
  "results.read",
  "results.import",
  "codes.read",
  "codes.issue",
  "contacts.read",
  "contacts.write",
  "contacts.classify",
  "quarantine.read",
  "quarantine.write",
  "quarantine.release",
  "callbacks.read",
  "callbacks.act",
  "declarations.read",
  "declarations.act",
  "help.read",
  "help.act",
  "reports.read",
  "reports.close",
  "linelist.export",
  "alerts.hold",
  "data.read",
  "data.act",
] as const;
/** One permission. */
export type Permission = (typeof PERMISSIONS)[number];

/** What a station does for the people of its commune. */
const CARING = [
  "units.read",
  "waiting.act",
  "cases.read",
  "cases.write",
  "cases.handover",
  "results.read",
  "codes.read",
  "codes.issue",
  "contacts.read",
  "contacts.write",
  "contacts.classify",
  "quarantine.read",
  "quarantine.write",
  "callbacks.read",
  "callbacks.act",
  "declarations.read",
  "declarations.act",
  "help.read",
  "help.act",
  "reports.read",
] as const satisfies readonly Permission[];

/** The roles of the health desk. Nobody grants a role that holds what they lack. */
export const ROLES = {
  /** Runs the desk: people, units, and all that the others do. */
  administrator: PERMISSIONS,
  /** Of a health station or a district's medical centre: cases, contacts, quarantine, calls. */
  "health-officer": CARING,
  /** Of a centre that leads: the same, and what a second look is wanted for. */
  epidemiologist: [
    ...CARING,
    "staff.read",
    "cases.merge",
    "results.import",
    "quarantine.release",
    "reports.close",
    "linelist.export",
    "alerts.hold",
  ],
  /** Of a laboratory: hands results in, and sees what became of them. */
  "lab-technician": ["units.read", "waiting.act", "results.read", "results.import"],
  /** Answers people who ask what is kept of them, and looks over who read what. */
  "data-protection-officer": [
    "units.read",
    "waiting.act",
    "data.read",
    "data.act",
    "audit.read",
    "reports.read",
  ],
  /** Reads totals, and no person. */
  observer: ["units.read", "reports.read"],
} as const satisfies Readonly<Record<string, readonly Permission[]>>;
/** The name of a role. */
export type Role = keyof typeof ROLES;
