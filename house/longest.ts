/** Which test files take longest, in the order in which they begin: as `slowest.ts` last told them. The rest follow by name. */
export const FIRST = {
  quick: [
    "town/src/scenes/contact.test.ts",
    "apps/cli/src/rotate/rotate.test.ts",
    "packages/device/src/engine/share/share.test.ts",
    "town/src/main.test.ts",
    "house/ops/alerts.test.ts",
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
  ],
  deep: [
    "house/ops/guide.deep.ts",
    "house/crash/crash.deep.ts",
    "town/src/stage/phone.deep.ts",
    "house/fuzz/doors.deep.ts",
    "house/fuzz/decoders.deep.ts",
    "apps/console/src/desks/health/contacts/contacts.deep.ts",
    "apps/phone/src/builds/builds.deep.ts",
    "servers/rollout/src/backup/backup.deep.ts",
    "town/src/scenes/share.deep.ts",
    "apps/console/src/desks/rollout/bulletins/bulletins.deep.ts",
    "house/fuzz/files.deep.ts",
    "apps/console/src/kit/kit.deep.ts",
    "town/src/scenes/code.deep.ts",
    "town/src/scenes/trust.deep.ts",
    "apps/cli/src/commands/restore-killed.deep.ts",
    "servers/keys/src/backup/backup.deep.ts",
    "town/src/scenes/forgetting.deep.ts",
    "servers/health/src/on-postgres.deep.ts",
  ],
} as const;

/** Files that mostly wait for clocks, networks and machines: they run beside those that keep the processors busy. */
export const WAITING: ReadonlySet<string> = new Set(["house/ops/guide.deep.ts"]);
