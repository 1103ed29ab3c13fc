/** Where the built desks lie, and what they are made of. */

const room = `${import.meta.dirname}/..`;

export const CONSOLE_DIST: string = `${room}/dist`;

/** A copy that is older than any of these is stale. */
export const CONSOLE_SOURCES: readonly string[] = [
  `${room}/src`,
  ...["rollout", "health", "field", "round", "station"].map((page) => `${room}/${page}.html`),
  ...["contract", "epidemic", "policy", "protocol", "ui", "vietnamese"].map(
    (name) => `${room}/../../packages/${name}/src`,
  ),
];
