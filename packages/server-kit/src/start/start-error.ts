/** Why a server does not start, said to the operator. */

/** A reason not to start, in one sentence for the operator: what is wrong, where, and what to do. Mains print it without a stack. */
export class StartError extends Error {
  override readonly name: string = "StartError";
}
