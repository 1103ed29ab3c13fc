/** One call as a handler sees it, and who may make it. */
import type { Download, Endpoint } from "@bluezone/contract/endpoint";
import type { FastifyReply, FastifyRequest } from "fastify";

/** What a handler may know of a call beside its body. */
export type Call<Caller> = {
  /** Who was admitted; undefined at an open endpoint. */
  readonly caller: Caller;
  /** A request header by its lower-case name. */
  header(name: string): string | undefined;
  /** Adds a header to the answer, such as a cookie; the same name may come more than once. */
  answerHeader(name: string, value: string): void;
};

/** What of an endpoint says who may call it. What is asked with GET changes nothing. */
export type AccessRequest = Pick<Endpoint | Download, "method" | "path" | "permission"> & {
  readonly audience: Exclude<Endpoint["audience"], "open">;
};

/**
 * Lets a caller in at an endpoint that is not open, by the headers it shows, or throws a Fault that the endpoint lists.
 */
export type Admit<Caller> = (
  endpoint: AccessRequest,
  header: (name: string) => string | undefined,
) => Promise<Caller>;

/** A request header by its lower-case name; one that came more than once is none. */
export function header(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === "string" ? value : undefined;
}

/** What the handler of a request gets. */
export const callOf = <Caller>(
  caller: Caller,
  request: FastifyRequest,
  reply: FastifyReply,
): Call<Caller> => ({
  caller,
  header: (name) => header(request, name),
  answerHeader: (name, value) => void reply.header(name, value),
});

/** Why an endpoint cannot be had on a server that lets nobody in. */
export const needsAdmit = ({ path }: Pick<AccessRequest, "path">): TypeError =>
  new TypeError(`${path} is not open to everybody, so createHttp needs admit`);

/** Lets the caller of a request in. Throws what `admit` throws. */
export async function admitted<Caller>(
  admit: Admit<Caller> | undefined,
  endpoint: AccessRequest,
  request: FastifyRequest,
): Promise<Caller> {
  if (!admit) throw needsAdmit(endpoint);
  return admit(endpoint, (name) => header(request, name));
}
