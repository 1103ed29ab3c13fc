/** Who may do what at the rollout desk: permissions, and the roles that hold them. A role is held at a unit and all below it. */

/** Every permission of the rollout desk: the slice, and what is done there. */
export const PERMISSIONS = [
  "staff.read",
  "staff.invite",
  "audit.read",
  "units.read",
  "units.write",
  "waiting.act",
  "directives.read",
  "directives.write",
  "directives.pass",
  "tasks.read",
  "tasks.act",
  "placements.read",
  "placements.write",
  "placements.check",
  "bulletins.read",
  "bulletins.write",
  "bulletins.approve",
  "airings.read",
  "airings.confirm",
  "media.read",
  "media.write",
  "help.read",
  "help.tally",
  "venues.read",
  "venues.write",
  "venues.approve",
  "rumours.read",
  "rumours.claim",
  "rumours.write",
  "rumours.approve",
  "numbers.read",
  "numbers.enter",
  "targets.write",
  "reports.read",
  "reports.write",
] as const;
/** One permission. */
export type Permission = (typeof PERMISSIONS)[number];

/** What everybody of a unit may read. */
const READING = [
  "units.read",
  "directives.read",
  "tasks.read",
  "placements.read",
  "bulletins.read",
  "airings.read",
  "media.read",
  "help.read",
  "venues.read",
  "rumours.read",
  "numbers.read",
  "reports.read",
] as const satisfies readonly Permission[];

/** What a unit does itself. */
const ACTING = [
  "waiting.act",
  "tasks.act",
  "placements.check",
  "help.tally",
  "venues.write",
  "rumours.claim",
  "numbers.enter",
  "media.write",
] as const satisfies readonly Permission[];

/** The roles of the rollout desk. Nobody grants a role that holds what they lack. */
export const ROLES = {
  /** Runs the desk: people, units, and all that the others do. */
  administrator: PERMISSIONS,
  /** Of a department or district: passes letters down, prints, counts, reports. */
  "rollout-officer": [
    ...READING,
    ...ACTING,
    "staff.read",
    "directives.write",
    "directives.pass",
    "placements.write",
    "venues.approve",
    "bulletins.write",
    "rumours.write",
    "targets.write",
    "reports.write",
  ],
  /** The second pair of eyes: what another has written goes out when this person approves. */
  approver: [
    ...READING,
    "waiting.act",
    "rumours.claim",
    "bulletins.approve",
    "venues.approve",
    "rumours.approve",
  ],
  /** Of a unit that has tasks: acknowledges, shows evidence, checks posters, enters numbers. */
  "unit-officer": [...READING, ...ACTING, "directives.pass"],
  /** Of a loudspeaker station. */
  "station-operator": [
    "units.read",
    "waiting.act",
    "tasks.read",
    "tasks.act",
    "bulletins.read",
    "airings.read",
    "airings.confirm",
    "media.read",
    "media.write",
    "rumours.claim",
  ],
  /** Reads, and changes nothing. */
  observer: READING,
} as const satisfies Readonly<Record<string, readonly Permission[]>>;
/** The name of a role. */
export type Role = keyof typeof ROLES;
