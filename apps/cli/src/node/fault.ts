/** What may be wrong with what a node keeps, or in the way of changing it. Nothing of it is lost by any of these. */
import { type EXIT, Failure } from "../failure.ts";

/** Which: there is no key for a store that is there; the key is another's; others may read it; it is none; the store is no store; a node runs on it. */
export type NodeFaultCode =
  | "key_missing"
  | "key_wrong"
  | "key_open"
  | "key_malformed"
  | "store_damaged"
  | "node_runs";

const EXITS: Readonly<Record<NodeFaultCode, keyof typeof EXIT>> = {
  key_missing: "configuration",
  key_wrong: "configuration",
  key_open: "configuration",
  key_malformed: "badData",
  store_damaged: "badData",
  node_runs: "configuration",
};

/** One of them, as a failure of the command. */
export class NodeFault extends Failure {
  readonly code: NodeFaultCode;
  constructor(code: NodeFaultCode, sentence: string) {
    super(EXITS[code], `${sentence} (${code}) Nothing was changed.`);
    this.code = code;
  }
}
