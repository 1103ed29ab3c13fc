/** Who calls: whoever has an API key, and officers who are signed in. Which of the two is said by the endpoint. */
import type { Http } from "@bluezone/server-kit/http/http";
import type { Viewer } from "@bluezone/staff/viewer";

/** What an API key is for: the phones of an app, or a desk or laboratory. */
export type ApiKeyKind = "device" | "admin";

/** Who was let in by an API key. */
export type Caller = {
  readonly id: string;
  readonly kind: ApiKeyKind;
  /** Who it is, as texts to people name it: "Trạm Y tế Vĩnh Hanh". */
  readonly name: string;
  /** The number that texts give for questions. */
  readonly hotline: string | undefined;
  /** How many codes it may issue on a day; what the configuration says when nothing is said. */
  readonly dailyCodes: number | undefined;
  /** Whether its codes are a canary's: nobody's results. */
  readonly canary?: boolean;
};

/** Whom `admit` lets in: a keyholder at an endpoint for devices or laboratories, a viewer at one for staff. */
export type Anyone = Caller | Viewer;

/** The server as its endpoints for staff see it: `admit` lets only viewers in there. */
export const deskOf = (http: Http<Anyone>): Http<Viewer> => http as unknown as Http<Viewer>;

/** The server as its endpoints for keys see it: `admit` lets only keyholders in there. */
export const keyholdersOf = (http: Http<Anyone>): Http<Caller> => http as unknown as Http<Caller>;
