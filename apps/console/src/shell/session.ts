/** Who is signed in at this desk and what they may do. */
import { createContext, useContext } from "react";

/** The person at the desk. */
export type Me = {
  /** Opaque. */
  readonly id: string;
  /** As colleagues see it. */
  readonly name: string;
  /** The unit where this person belongs. */
  readonly unit: { readonly id: string; readonly name: string };
  /** By permission the paths of the units where it is held, each with all that begins with it. */
  readonly permissions: Readonly<Record<string, readonly string[]>>;
};

/** The session of the page. What it allows is for showing; the server decides each time. */
export type Session = {
  readonly me: Me;
  /** Loads the permissions of each role of this desk. */
  roles(): Promise<Readonly<Record<string, readonly string[]>>>;
  /** Whether they may do it anywhere; nothing needs no permission. */
  may(permission: string | undefined): boolean;
  /** Whether they may do it for the unit with this path. */
  mayAt(permission: string, path: string): boolean;
  /** Ends the session and forgets all that this page has read. */
  signOut(): Promise<void>;
};

/** Where pages find it. */
export const SessionContext = createContext<Session | undefined>(undefined);

/** The session; only pages behind the sign-in may ask for it. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new TypeError("no session above this component");
  return session;
}
