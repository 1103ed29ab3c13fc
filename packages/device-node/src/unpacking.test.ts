import { unpackingRules } from "@bluezone/protocol/testing/unpacking-rules";
import { NODE_UNPACKING } from "./unpacking.ts";

unpackingRules(NODE_UNPACKING);
