/** A database whose statements and commits are steps. */
import type { Database } from "@bluezone/server-kit/database";
import type { KyselyPlugin, RootOperationNode, TableNode } from "kysely";
import type { Steps } from "./step.ts";

/** Wraps it: a step before each statement, before and after each commit, and after each statement outside a transaction. */
export function steppingDatabase<T>(database: Database<T>, { reach, done }: Steps): Database<T> {
  const inside: KyselyPlugin = {
    transformQuery({ node }) {
      reach(nameOf(node));
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  const kept = new WeakMap<object, string>();
  const outside: KyselyPlugin = {
    transformQuery({ node, queryId }) {
      reach(nameOf(node));
      if (node.kind !== "SelectQueryNode") kept.set(queryId, nameOf(node));
      return node;
    },
    async transformResult({ result, queryId }) {
      const name = kept.get(queryId);
      if (name !== undefined) done(`after ${name}`);
      return result;
    },
  };
  return {
    ...database,
    db: database.db.withPlugin(outside),
    async transaction(work) {
      reach("begin");
      const result = await database.transaction(async (trx) => {
        const worked = await work(trx.withPlugin(inside) as typeof trx);
        reach("commit");
        return worked;
      });
      done("after a commit");
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
