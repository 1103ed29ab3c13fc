/** Which statements hold rows: of two who change what they read, the second must wait for the first. */
import type { KyselyPlugin, RootOperationNode } from "kysely";
import type { Transaction } from "../sql/database.ts";

const isHeld = (node: RootOperationNode): boolean =>
  node.kind === "SelectQueryNode" &&
  (node.endModifiers ?? []).some((one) => one.modifier === "ForUpdate" || one.modifier === "ForKeyShare");

/** Whether anything that some work asks holds rows until the transaction ends. Throws what the work throws, but that nothing is there. */
export async function holds<Tables>(
  trx: Transaction<Tables>,
  work: (trx: Transaction<Tables>) => Promise<unknown>,
): Promise<boolean> {
  const asked: RootOperationNode[] = [];
  const noting: KyselyPlugin = {
    transformQuery({ node }) {
      asked.push(node);
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  try {
    await work(trx.withPlugin(noting) as Transaction<Tables>);
  } catch (error) {
    // Nothing is there to be held, and some throw that: the statement was asked all the same.
    if (!/no result|no such/.test((error as Error).message)) throw error;
  }
  return asked.some(isHeld);
}
