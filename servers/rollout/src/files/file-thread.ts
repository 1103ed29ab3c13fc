/** The thread of `file-reader.ts`. */
import { workAside } from "@bluezone/server-kit/files/aside-thread";
import { bareFile } from "./bare-file.ts";
import type { BroughtFile } from "./file-reader.ts";

workAside<BroughtFile>(({ kind, bytes }) => bareFile(kind, bytes));
