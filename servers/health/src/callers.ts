/** Who calls: whoever has an API key, and officers who are signed in. Which of the two is said by the endpoint. */
import type { Http } from "@bluezone/server-kit/http";
import type { Viewer } from "@bluezone/staff/viewer";
import type { Caller } from "./api-keys/api-keys.ts";

/** Whom `admit` lets in: a keyholder at an endpoint for devices or laboratories, a viewer at one for staff. */
export type Anyone = Caller | Viewer;

/** The server as its endpoints for staff see it: `admit` lets only viewers in there. */
export const deskOf = (http: Http<Anyone>): Http<Viewer> => http as unknown as Http<Viewer>;

/** The server as its endpoints for keys see it: `admit` lets only keyholders in there. */
export const keyholdersOf = (http: Http<Anyone>): Http<Caller> => http as unknown as Http<Caller>;
