/** The doors of this slice. */
import type { Http } from "@bluezone/server-kit/http";
import type { Viewer } from "@bluezone/staff/viewer";
import type { Context } from "../context.ts";

/** Adds the doors. */
export function addContact(_http: Http<Viewer>, _context: Context): void {}
