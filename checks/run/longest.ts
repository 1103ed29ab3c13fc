/**
 * Which test files cost most, in the order in which they begin, as the last whole run of CI told them; the rest follow by name.
 * Those that cost over a minute, by the processor or by the wall, say in their first line what they alone prove, "Only here: …":
 * whoever adds one has looked for a cheaper way.
 */

/** A file that costs over a minute. */
export type Costly = {
  readonly file: string;
  /** It mostly waits for clocks, networks and machines: it runs beside those that keep the processors busy. */
  readonly waits?: true;
};

export const COSTLY: readonly Costly[] = [
  { file: "system-tests/ops/guide.deep.ts", waits: true },
  { file: "system-tests/fuzz/endpoints.deep.ts", waits: true },
  { file: "system-tests/crash/crash.deep.ts" },
  { file: "town/src/stage/phone.deep.ts" },
  { file: "apps/phone/modules/radio/check/native-check.deep.ts" },
  { file: "apps/phone/src/builds/builds.deep.ts" },
  { file: "apps/cli/src/node/over-hci.deep.ts" },
  { file: "packages/radio/src/bluez.deep.ts" },
  { file: "apps/phone/modules/radio/check/kotlin/bluez.deep.ts" },
];

/** What begins after those. */
export const NEXT: readonly string[] = [
  "apps/console/src/kit/kit.deep.ts",
  "apps/console/src/desks/health/contacts/contacts.deep.ts",
  "apps/cli/src/commands/server/restore-killed.deep.ts",
  "servers/rollout/src/operator/backup.deep.ts",
  "apps/cli/src/commands/server/backup.deep.ts",
  "system-tests/fuzz/decoders.deep.ts",
  "town/src/scenes/share.deep.ts",
  "apps/console/src/desks/rollout/bulletins/bulletins.deep.ts",
  "system-tests/fuzz/files.deep.ts",
  "town/src/scenes/code.deep.ts",
  "town/src/scenes/trust.deep.ts",
  "servers/keys/src/backup/backup.deep.ts",
  "town/src/scenes/forgetting.deep.ts",
  "servers/health/src/on-postgres.deep.ts",
  "town/src/scenes/contact.test.ts",
  "apps/cli/src/rotate/rotate.test.ts",
  "packages/device/src/engine/share/share.test.ts",
  "town/src/main.test.ts",
  "system-tests/ops/alerts.test.ts",
  "town/src/scenes/rollout-bulletins.test.ts",
  "apps/cli/src/main.test.ts",
  "apps/cli/src/init.test.ts",
  "town/src/scenes/hold.test.ts",
  "town/src/scenes/rollout-directives.test.ts",
  "town/src/scenes/rollout-week.test.ts",
  "town/src/scenes/outbreak-day.test.ts",
  "servers/health/src/floods.test.ts",
  "servers/keys/src/export/worker.test.ts",
  "servers/rollout/src/placements/prints/prints.test.ts",
  "servers/rollout/src/retention/retention.test.ts",
];
