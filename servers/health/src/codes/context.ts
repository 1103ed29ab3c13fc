/** What the slice is given: it tells events of its own. */
import type { Events } from "@bluezone/server-kit/events";
import type { BaseEvent, Context } from "../context.ts";
import type { CodesEvent } from "./events.ts";

export type CodesContext = Omit<Context, "events"> & { readonly events: Events<BaseEvent | CodesEvent> };
