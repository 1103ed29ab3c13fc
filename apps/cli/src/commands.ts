/** The table of all commands. What a command needs is loaded when it is called, so that the others stay quick. */
import type { Command } from "./command.ts";

/** A command as it is listed. */
export type CommandEntry = {
  readonly name: string;
  /** One line. */
  readonly summary: string;
  load(): Promise<Command>;
};

export const COMMANDS: readonly CommandEntry[] = [
  {
    name: "init keys",
    summary: "Set up a key server: configuration, secrets, signing keys, public files.",
    load: async () => (await import("./commands/server/init-keys.ts")).initKeys,
  },
  {
    name: "init health",
    summary: "Set up a health server: configuration, secrets, public files.",
    load: async () => (await import("./commands/server/init-health.ts")).initHealth,
  },
  {
    name: "init rollout",
    summary: "Set up a rollout server: configuration and secret.",
    load: async () => (await import("./commands/server/init-rollout.ts")).initRollout,
  },
  {
    name: "serve keys",
    summary: "Run the key server.",
    load: async () => (await import("./commands/server/serve-keys.ts")).serveKeys,
  },
  {
    name: "serve health",
    summary: "Run the health server.",
    load: async () => (await import("./commands/server/serve-health.ts")).serveHealth,
  },
  {
    name: "serve rollout",
    summary: "Run the rollout server, its desk and its public pages.",
    load: async () => (await import("./commands/server/serve-rollout.ts")).serveRollout,
  },
  {
    name: "serve town",
    summary: "Run everything in one process, with simulated people.",
    load: async () => (await import("./commands/server/serve-town.ts")).serveTown,
  },
  {
    name: "doctor",
    summary: "Whether this machine and its servers are well.",
    load: async () => (await import("./commands/server/doctor.ts")).doctor,
  },
  {
    name: "status",
    summary: "How the servers and the canary stand, in a terminal or as a page.",
    load: async () => (await import("./commands/status/status.ts")).status,
  },
  {
    name: "conform",
    summary: "Whether a deployment answers as published clients expect.",
    load: async () => (await import("./commands/server/conform.ts")).conform,
  },
  {
    name: "canary",
    summary: "Prove four times an hour that alerts arrive.",
    load: async () => (await import("./commands/canary/canary.ts")).canaryRun,
  },
  {
    name: "canary incident",
    summary: "Write an incident on the public status page.",
    load: async () => (await import("./commands/canary/canary-incident.ts")).canaryIncident,
  },
  {
    name: "backup",
    summary: "Write a server's database to one sealed file.",
    load: async () => (await import("./commands/server/backup.ts")).backup,
  },
  {
    name: "restore",
    summary: "Put a backup into an empty database.",
    load: async () => (await import("./commands/server/restore.ts")).restore,
  },
  {
    name: "files copy",
    summary: "Copy a server's files to another place, such as an object store.",
    load: async () => (await import("./commands/server/files-copy.ts")).filesCopy,
  },
  {
    name: "migrate",
    summary: "Bring a server's tables on PostgreSQL up to date, by the role that owns them.",
    load: async () => (await import("./commands/server/migrate.ts")).migrateCommand,
  },
  {
    name: "clock accept",
    summary: "Say that a server's clock is right, after it jumped or the server stood still.",
    load: async () => (await import("./commands/server/clock-accept.ts")).clockAccept,
  },
  {
    name: "code issue",
    summary: "Issue a verification code for a test result.",
    load: async () => (await import("./commands/code/code-issue.ts")).codeIssue,
  },
  {
    name: "code status",
    summary: "Whether a code was used, and until when it works.",
    load: async () => (await import("./commands/code/code-status.ts")).codeStatus,
  },
  {
    name: "code expire",
    summary: "End a code now.",
    load: async () => (await import("./commands/code/code-expire.ts")).codeExpire,
  },
  {
    name: "api-key make",
    summary: "Make a key for an app or a desk of the health server.",
    load: async () => (await import("./commands/desk/api-key-make.ts")).apiKeyMake,
  },
  {
    name: "api-key disable",
    summary: "Let a key of the health server in no more.",
    load: async () => (await import("./commands/desk/api-key-disable.ts")).apiKeyDisable,
  },
  {
    name: "units enter",
    summary: "Enter units into a rollout server that has none yet.",
    load: async () => (await import("./commands/desk/units-enter.ts")).unitsEnter,
  },
  {
    name: "staff invite",
    summary: "Invite somebody to a server's desk, such as its first administrator.",
    load: async () => (await import("./commands/desk/staff-invite.ts")).staffInvite,
  },
  {
    name: "staff check",
    summary: "Whether a server's audit log is whole.",
    load: async () => (await import("./commands/desk/staff-check.ts")).staffCheck,
  },
  {
    name: "phone run",
    summary: "Live as a headless phone.",
    load: async () => (await import("./commands/phone/phone-run.ts")).phoneRun,
  },
  {
    name: "phone state",
    summary: "What the phone's home would show.",
    load: async () => (await import("./commands/phone/phone-state.ts")).phoneState,
  },
  {
    name: "phone enter",
    summary: "Enter a verification code.",
    load: async () => (await import("./commands/phone/phone-enter.ts")).phoneEnter,
  },
  {
    name: "phone share",
    summary: "Share the phone's keys under the code that was entered.",
    load: async () => (await import("./commands/phone/phone-share.ts")).phoneShare,
  },
  {
    name: "phone import",
    summary: "Take a log of another app into the phone.",
    load: async () => (await import("./commands/phone/phone-import.ts")).phoneImport,
  },
  {
    name: "phone check",
    summary: "Read the key server's lists now.",
    load: async () => (await import("./commands/phone/phone-check.ts")).phoneCheck,
  },
  {
    name: "phone delete",
    summary: "Delete everything of the phone.",
    load: async () => (await import("./commands/phone/phone-delete.ts")).phoneDelete,
  },
  {
    name: "node",
    summary: "Beacon and listen on a Bluetooth adapter, as a phone does.",
    load: async () => (await import("./commands/node/node.ts")).node,
  },
  {
    name: "node share",
    summary: "Share a node's keys by a code.",
    load: async () => (await import("./commands/node/node-share.ts")).nodeShare,
  },
  {
    name: "node state",
    summary: "How a node is, what it tells and what it holds.",
    load: async () => (await import("./commands/node/node-state.ts")).nodeState,
  },
  {
    name: "node delete",
    summary: "Delete everything of a node.",
    load: async () => (await import("./commands/node/node-delete.ts")).nodeDelete,
  },
  {
    name: "config sign",
    summary: "Sign a policy or hotlines document with a root key.",
    load: async () => (await import("./commands/keys/config-sign.ts")).configSign,
  },
  {
    name: "config root",
    summary: "The public half of a root key, as phones pin it.",
    load: async () => (await import("./commands/keys/config-root.ts")).configRoot,
  },
  {
    name: "export inspect",
    summary: "What an export file says, and what its signatures come to.",
    load: async () => (await import("./commands/keys/export-inspect.ts")).exportInspect,
  },
  {
    name: "export keys",
    summary: "The keys of an export file, a line each.",
    load: async () => (await import("./commands/keys/export-keys.ts")).exportKeys,
  },
  {
    name: "export verify",
    summary: "Whether an export file is signed by a key.",
    load: async () => (await import("./commands/keys/export-verify.ts")).exportVerify,
  },
  {
    name: "match",
    summary: "Which keys of export files a log of sightings heard.",
    load: async () => (await import("./commands/protocol/match.ts")).match,
  },
  {
    name: "risk",
    summary: "What a risk engine makes of exposure windows.",
    load: async () => (await import("./commands/protocol/risk.ts")).risk,
  },
  {
    name: "simulate",
    summary: "What an epidemic comes to, and what app, tracers and quarantine change.",
    load: async () => (await import("./commands/epidemic/simulate.ts")).simulate,
  },
  {
    name: "simulate fit",
    summary: "Which R0 a curve of cases speaks for.",
    load: async () => (await import("./commands/epidemic/simulate-fit.ts")).simulateFit,
  },
  {
    name: "bench risk",
    summary: "How well rules of proximity tell near from far in field experiments.",
    load: async () => (await import("./commands/protocol/bench-risk.ts")).benchRisk,
  },
  {
    name: "field-test",
    summary: "The form of a test with phones, each figure beside what is expected.",
    load: async () => (await import("./commands/phone/field-test.ts")).fieldTest,
  },
  {
    name: "field-test count",
    summary: "What a phone's own data say of a stretch of such a test.",
    load: async () => (await import("./commands/phone/field-test-count.ts")).fieldTestCount,
  },
  {
    name: "keys mend",
    summary: "Mend an export whose windows lie in the future, after a wrong clock.",
    load: async () => (await import("./commands/keys/keys-mend.ts")).keysMend,
  },
  {
    name: "keys rotate",
    summary: "Another key or secret in the place of one, as planned or after a theft.",
    load: async () => (await import("./commands/keys/keys-rotate.ts")).keysRotate,
  },
  {
    name: "keys stats",
    summary: "The key server's day totals, verified.",
    load: async () => (await import("./commands/keys/keys-stats.ts")).keysStats,
  },
  {
    name: "protocol rpi",
    summary: "The identifiers that a key says in the air.",
    load: async () => (await import("./commands/protocol/protocol-rpi.ts")).protocolRpi,
  },
  {
    name: "protocol hmac",
    summary: "The HMACs that bind a certificate to published keys.",
    load: async () => (await import("./commands/protocol/protocol-hmac.ts")).protocolHmac,
  },
];
