/** `bluezone node delete`: leaves nothing of a node. */
import { command } from "../../command.ts";
import { Failure } from "../../failure.ts";
import { NODE_DATA } from "../../node-options.ts";

const SAID = {
  deleted: {
    vi: "Đã xóa hết dữ liệu của nút. Những gì đã chia sẻ còn trên máy chủ khóa đến khi đủ 14 ngày.",
    en: "Everything of the node is deleted. What was shared stays on the key server until it is 14 days old.",
  },
  keyElsewhere: {
    vi: "Khóa của nút không nằm trong thư mục này: xóa cả khóa ở chỗ systemd lấy (/etc/bluezone/node.key).",
    en: "The node's key does not lie in this folder: delete it too where systemd takes it from (/etc/bluezone/node.key).",
  },
} as const;

export const nodeDelete = command({
  about:
    "Deletes everything of a node at once and for good: keys, what it heard, alerts, its servers. It needs no key of the store. The node must not run; a key that systemd hands over lies elsewhere and stays. What was shared before stays on the key server until it is 14 days old.",
  options: { ...NODE_DATA, yes: { flag: true, about: "Needed: there is no way back." } },
  example: "bluezone node delete --data node --yes",
  async run({ data, yes }, _words, { env }) {
    if (!yes) throw new Failure("usage", "node delete needs --yes: there is no way back");
    const { deleteNode } = await import("../../node/node-file.ts");
    const keyDeleted = await deleteNode({ data, credentials: env["CREDENTIALS_DIRECTORY"] });
    const said = [SAID.deleted, ...(keyDeleted ? [] : [SAID.keyElsewhere])];
    return {
      json: { deleted: true, keyDeleted },
      text: `${said.map(({ vi }) => vi).join("\n")}\n\n${said.map(({ en }) => en).join("\n")}`,
    };
  },
});
