/** A database whose statements and commits are steps. */
import type { Database } from "@bluezone/server-kit/sql/database";
import type { KyselyPlugin, RootOperationNode, TableNode } from "kysely";
import type { Steps } from "./step.ts";

/**
 * Wraps it: a step before each statement, before and after each commit, and after each statement outside a transaction.
 * What changed no row left nothing that lasts: it is a step, and no effect.
 */
export function steppingDatabase<T>(database: Database<T>, { reach, done }: Steps): Database<T> {
  const kept = new WeakMap<object, string>();
  const watching = (changed: (name: string) => void): KyselyPlugin => ({
    transformQuery({ node, queryId }) {
      reach(nameOf(node));
      if (node.kind !== "SelectQueryNode") kept.set(queryId, nameOf(node));
      return node;
    },
    async transformResult({ result, queryId }) {
      const name = kept.get(queryId);
      if (name !== undefined && result.numAffectedRows !== 0n) changed(name);
      return result;
    },
  });
  return {
    ...database,
    db: database.db.withPlugin(watching((name) => done(`after ${name}`))),
    async transaction(work) {
      reach("begin");
      let changes = 0;
      const result = await database.transaction(async (trx) => {
        const inside = watching(() => {
          changes += 1;
        });
        const worked = await work(trx.withPlugin(inside) as typeof trx);
        reach("commit");
        return worked;
      });
      if (changes > 0) done("after a commit");
      else reach("after a commit of nothing");
      return result;
    },
  };
}

/** "update diagnosis_key", as far as a statement's tree tells: the first table that it names. */
function nameOf(node: RootOperationNode): string {
  const kind = node.kind.replace(/(Query)?Node$/, "").toLowerCase();
  return [kind, tableIn(node)].filter((word) => word !== undefined).join(" ");
}

function tableIn(tree: unknown): string | undefined {
  if (typeof tree !== "object" || tree === null || ArrayBuffer.isView(tree)) return undefined;
  if ("kind" in tree && tree.kind === "TableNode") return (tree as TableNode).table.identifier.name;
  for (const branch of Object.values(tree)) {
    const table = tableIn(branch);
    if (table !== undefined) return table;
  }
  return undefined;
}
